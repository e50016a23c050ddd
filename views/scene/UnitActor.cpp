#include "views/scene/UnitActor.h"
#include <cstddef>
#include <vtkObjectFactory.h>
#include <vtkOpenGLRenderWindow.h>
#include <vtkRenderer.h>
#include <vtkShaderProgram.h>
#include <vtkTexture.h>

namespace views {
namespace {

constexpr auto vertexCode = R"(//VTK::System::Dec
in vec3 positionMC;
in vec4 colorMC;
in vec2 texelMC;
in vec3 cellMC;
uniform mat4 MCDCMatrix;
out vec3 color;
flat out vec2 texel;
out vec3 cellCoordVS;
void main()
{
  color = colorMC.rgb;
  texel = texelMC;
  cellCoordVS = cellMC;
  gl_Position = MCDCMatrix * vec4(positionMC, 1.0);
}
)";
constexpr auto fragmentCode = R"(//VTK::System::Dec
//VTK::Output::Dec
in vec3 color;
flat in vec2 texel;
in vec3 cellCoordVS;
uniform sampler2D values;
void main()
{
  vec4 value = texelFetch(values, ivec2(texel), 0);
  if (value.a < 0.5 && fract((gl_FragCoord.x + gl_FragCoord.y) * 0.125) < 0.375) value.rgb *= 0.72;
  gl_FragData[0] = vec4(color * value.rgb, 1.0);
)";

struct Vertex
{
    float x, y, z;
    unsigned char r, g, b, a;
    float texelX, texelY;
    float u, v, seams;
};

} // namespace

vtkStandardNewMacro(UnitActor);

UnitActor::UnitActor()
{
    const std::vector<Attribute> far{{"positionMC", offsetof(Vertex, x), VTK_FLOAT, 3},
                                     {"colorMC", offsetof(Vertex, r), VTK_UNSIGNED_CHAR, 4},
                                     {"texelMC", offsetof(Vertex, texelX), VTK_FLOAT, 2}};
    auto near = far;
    near.push_back({"cellMC", offsetof(Vertex, u), VTK_FLOAT, 3});
    addProgram(vertexCode, std::string(fragmentCode) + seamShaderCode() + "}\n", near);
    addProgram(vertexCode, std::string(fragmentCode) + "}\n", far);
}

UnitActor::~UnitActor() = default;

void UnitActor::setMesh(const Triangles& mesh, const Box3& bounds, vtkTexture* values)
{
    std::vector<Vertex> vertices(mesh.points.size() / 3);
    for (std::size_t i = 0; i < vertices.size(); ++i) {
        const float *p = &mesh.points[3 * i], *t = &mesh.texels[2 * i], *c = &mesh.cells[3 * i];
        const unsigned char* k = &mesh.colors[4 * i];
        vertices[i] = {p[0], p[1], p[2], k[0], k[1], k[2], k[3], t[0], t[1], c[0], c[1], c[2]};
    }
    setVertexBytes(vertices.data(), vertices.size() * sizeof(Vertex), sizeof(Vertex), bounds);
    m_values = values;
}

void UnitActor::bindTextures(vtkRenderer* renderer, vtkOpenGLRenderWindow*, bool) { m_values->Render(renderer); }
void UnitActor::unbindTextures(vtkRenderer* renderer) { m_values->PostRender(renderer); }
void UnitActor::releaseTextures(vtkWindow* window) { m_values->ReleaseGraphicsResources(window); }
void UnitActor::setUniforms(vtkShaderProgram* program) { program->SetUniformi("values", m_values->GetTextureUnit()); }

} // namespace views
