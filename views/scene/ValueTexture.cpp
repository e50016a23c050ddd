#include "views/scene/ValueTexture.h"
#include <vtkImageData.h>
#include <vtkPointData.h>
#include <vtkTexture.h>
#include <vtkUnsignedCharArray.h>

namespace views {

ValueTexture::ValueTexture()
{
    m_image = vtkSmartPointer<vtkImageData>::New();
    m_bytes = vtkSmartPointer<vtkUnsignedCharArray>::New();
    m_bytes->SetNumberOfComponents(4);
    m_texture = vtkSmartPointer<vtkTexture>::New();
    m_texture->SetInputData(m_image);
    m_texture->InterpolateOff();
    m_texture->MipmapOff();
    m_texture->RepeatOff();
    m_texture->EdgeClampOn();
    m_texture->SetColorModeToDirectScalars();
    clear();
    finish();
}

ValueTexture::~ValueTexture() = default;

void ValueTexture::clear() { m_used = 1; }

vtkTexture* ValueTexture::texture() const { return m_texture; }

int ValueTexture::allocate(int count)
{
    // A run stays in one line of the texture, so that its coordinates run straight.
    if (m_used % width + count > width)
        m_used = (m_used / width + 1) * width;
    const int first = m_used;
    m_used += count;
    return first;
}

void ValueTexture::finish()
{
    m_rows = std::max(1, (m_used + width - 1) / width);
    m_image->SetDimensions(width, m_rows, 1);
    m_bytes->SetNumberOfTuples(static_cast<vtkIdType>(width) * m_rows);
    m_bytes->Fill(255);
    m_image->GetPointData()->SetScalars(m_bytes);
    upload();
}

QPointF ValueTexture::place(int texel)
{
    return {texel % width + 0.5, texel / width + 0.5};
}

void ValueTexture::set(int texel, QRgb color)
{
    unsigned char* p = m_bytes->GetPointer(4 * static_cast<vtkIdType>(texel));
    p[0] = static_cast<unsigned char>(qRed(color));
    p[1] = static_cast<unsigned char>(qGreen(color));
    p[2] = static_cast<unsigned char>(qBlue(color));
    p[3] = static_cast<unsigned char>(qAlpha(color));
}

void ValueTexture::upload()
{
    m_bytes->Modified();
    m_image->Modified();
    m_texture->Modified();
}

} // namespace views
