// One texel an asset: what colours thousands of racks with a single small upload. GUI thread.
#pragma once
#include <QColor>
#include <QPointF>
#include <QRgb>
#include <span>
#include <vector>
#include <vtkSmartPointer.h>

class vtkImageData;
class vtkTexture;
class vtkUnsignedCharArray;

namespace views {

/// Texels are laid out first (single ones and unbroken runs), then asked for their place, then coloured as often as wanted.
class ValueTexture
{
public:
    static constexpr int width = 256;

    ValueTexture();
    ~ValueTexture();
    void clear();                  ///< only the white texel 0 is left
    /// Places `count` (at most `width`) neighbouring texels and returns the number of the first.
    int allocate(int count);
    void finish();                 ///< after the last allocate()
    static QPointF place(int texel); ///< centre, counted in texels: shaders fetch without filter
    /// Alpha 0 gives the hatch of "no data".
    void set(int texel, QRgb color);
    void upload();                 ///< after a batch of set()
    vtkTexture* texture() const;

private:
    int m_used = 0;
    int m_rows = 1;
    vtkSmartPointer<vtkImageData> m_image;
    vtkSmartPointer<vtkUnsignedCharArray> m_bytes;
    vtkSmartPointer<vtkTexture> m_texture;
};

} // namespace views
