// Programs of RackActor. Written for software rendering, where every operation is paid a million times a frame: from afar a rack is
// one look-up of its value and one of the colour; only near fronts pay for servers, GPUs and the joints between them.
#pragma once

namespace views {

inline constexpr auto rackVertexCode = R"(//VTK::System::Dec
in vec3 positionMC;
in vec4 faceMC;
in vec4 gpuMC;
in vec4 lineMC;
uniform mat4 MCDCMatrix;
out vec4 face;
flat out vec4 gpu;
flat out vec4 line;
void main()
{
  face = faceMC;
  gpu = gpuMC;
  line = lineMC;
  gl_Position = MCDCMatrix * vec4(positionMC, 1.0);
}
)";

/// Codes to colours. A code below 2.5 is no value: 2 is stale, 1 a place without a GPU, 0 not known, which is striped on the screen.
inline constexpr auto rackFragmentHead = R"(//VTK::System::Dec
//VTK::Output::Dec
in vec4 face;
flat in vec4 gpu;
flat in vec4 line;
uniform sampler2D values;
uniform sampler2D colours;
uniform vec2 gpuScale;
uniform vec2 rackScale;
uniform float showGpus;
float codeAt(vec2 texel) { return texelFetch(values, ivec2(texel), 0).r * 65535.0; }
vec3 colourOf(float code)
{
  vec2 scale = line.w > 0.5 ? gpuScale : rackScale;
  float slot = clamp(code * scale.x + scale.y, 0.0, 257.5);
  float stripe = fract((gl_FragCoord.x + gl_FragCoord.y) * 0.125) < 0.375 ? 259.5 : 258.5;
  slot = code < 2.5 ? (code < 0.5 ? stripe : 259.5 + code) : slot;
  return texelFetch(colours, ivec2(int(slot), 0), 0).rgb;
}
// About one pixel wide, and gone where lines would merge, so that nothing flickers.
vec2 joints(vec2 at, vec2 w)
{
  vec2 d = abs(at - floor(at + 0.5));
  return clamp((max(vec2(0.012), 0.5 * w) + w - d) / (w + 1e-4), 0.0, 1.0) * clamp(1.4 - 5.0 * w, 0.0, 1.0);
}
)";

/// Racks narrower than a pixel: a texel of 2 to 16 racks, so that the picture stands still while the camera moves.
inline constexpr auto rackFarCode = R"(
void main()
{
  float w = abs(dFdx(face.x)) + abs(dFdy(face.x));
  float s = exp2(-clamp(floor(log2(w) + 0.5), 0.0, 4.0));
  float code = codeAt(vec2(line.x + 512.0 * (1.0 - s) + floor((line.z + face.x) * s), line.y));
  gl_FragData[0] = vec4(colourOf(code) * face.w, 1.0);
}
)";

/// Tops and ends: the rack's value, with joints.
inline constexpr auto rackPlainCode = R"(
void main()
{
  vec2 w = abs(dFdx(face.xy)) + abs(dFdy(face.xy));
  vec2 seam = joints(face.xy, w);
  float code = codeAt(vec2(line.x + line.z + floor(face.x), line.y));
  gl_FragData[0] = vec4(colourOf(code) * (face.w * (1.0 - face.z * max(seam.x, seam.y))), 1.0);
}
)";

/// Fronts: the rack's value turns into its servers' where a server is higher than a pixel, and those into GPUs where these are wider
/// than one. Of two levels the codes are mixed, each as far as it is known, and the colour is that of the mixture.
inline constexpr auto rackFrontCode = R"(
void main()
{
  vec2 w = abs(dFdx(face.xy)) + abs(dFdy(face.xy));
  float across = w.x * gpu.z;
  float inTray = face.y > 1.0 ? line.w * showGpus : 0.0;
  float t = clamp(2.0 - 2.0 * w.y, 0.0, 1.0) * inTray;
  float g = min(t, clamp(2.0 - 2.0 * across, 0.0, 1.0));
  float rack = floor(face.x);
  float row = gpu.y + max(floor(face.y) - 1.0, 0.0);
  vec2 tray = vec2(gpu.w + rack, row);
  bool single = g > 0.0;
  vec2 a = single ? vec2(gpu.x + floor(face.x * gpu.z), row) : tray;
  vec2 b = single && t > 0.99 ? tray : vec2(line.x + line.z + rack, line.y);
  float share = single ? g : t;
  float codeA = codeAt(a), codeB = codeAt(b);
  float knownA = codeA > 2.5 ? share : 0.0, knownB = codeB > 2.5 ? 1.0 - share : 0.0;
  float known = knownA + knownB;
  float code = known > 0.25 ? (knownA * codeA + knownB * codeB) / known : (share > 0.5 ? codeA : codeB);
  vec2 seam = joints(face.xy, w);
  float narrow = joints(vec2(face.x * gpu.z), vec2(across)).x * inTray;
  float dark = max(max(seam.x, seam.y) * face.z, 0.34 * narrow);
  gl_FragData[0] = vec4(colourOf(code) * (face.w * (1.0 - dark)), 1.0);
}
)";

} // namespace views
