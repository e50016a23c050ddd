#include "app/actions/ExportTool.h"
#include "app/MainWindow.h"
#include "twin/base/Error.h"
#include "views/panels/dialogs/PictureDialog.h"
#include "views/panels/headline/HeadlineStrip.h"
#include "views/scene/GltfFile.h"
#include "views/scene/SceneView.h"
#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QPainter>
#include <QSaveFile>

namespace app {
namespace {

constexpr auto notWritten = TWIN_TEXT("The file %1 could not be written; check the folder and the free space.");
constexpr auto noPicture = TWIN_TEXT("There is no picture of this size: the 3D view is not available here, or the memory does not suffice. Choose a smaller one.");

QString withSuffix(QString file, const char* suffix)
{
    if (!file.isEmpty() && QFileInfo(file).suffix().isEmpty())
        file += QLatin1String(suffix);
    return file;
}

} // namespace

ExportTool::ExportTool(const Parts& parts, MainWindow& window) : QObject(&window), m_parts(parts), m_window(window), m_menu(new QMenu(tr("Export"), &window))
{
    auto* picture = m_menu->addAction(tr("Picture…"));
    picture->setProperty("icon-name", "screenshot");
    picture->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    picture->setObjectName("exportPicture");
    connect(picture, &QAction::triggered, this, &ExportTool::askPicture);
    auto* gltf = m_menu->addAction(tr("Scene with its colours (glTF)…"));
    gltf->setObjectName("exportGltf");
    connect(gltf, &QAction::triggered, this, &ExportTool::askGltf);
    connect(&m_job, &Job::failed, &window, &MainWindow::showError);
}

void ExportTool::askPicture()
{
    auto& scene = m_window.scene();
    if (!scene.isUsable()) {
        m_window.showError(twin::Message{noPicture, {}});
        return;
    }
    views::PictureDialog dialog(scene.size() * scene.devicePixelRatioF(), &m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const auto file = withSuffix(QFileDialog::getSaveFileName(&m_window, tr("Picture of the scene"), "memphis-twin.png", tr("PNG (*.png)")), ".png");
    if (!file.isEmpty())
        writePicture(file, picture(dialog.size(), dialog.withLegend(), dialog.withHeadline()));
}

void ExportTool::askGltf()
{
    const auto file = withSuffix(QFileDialog::getSaveFileName(&m_window, tr("Scene as glTF"), "memphis-twin.glb", tr("glTF 2.0 (*.glb)")), ".glb");
    if (!file.isEmpty())
        writeGltf(file);
}

QImage ExportTool::picture(const QSize& size, bool withLegend, bool withHeadline)
{
    QApplication::setOverrideCursor(Qt::WaitCursor);
    auto* strip = withHeadline ? m_window.findChild<views::HeadlineStrip*>() : nullptr;
    const double grown = strip && strip->width() > 0 ? static_cast<double>(size.width()) / strip->width() : 0;
    const int above = strip ? std::min(size.height() / 2, static_cast<int>(std::ceil(strip->height() * grown))) : 0;
    QImage image = m_window.scene().picture(QSize(size.width(), size.height() - above), withLegend);
    if (!image.isNull() && above > 0) {
        QImage whole(size, image.format());
        if (!whole.isNull()) {
            QPainter painter(&whole);
            painter.drawImage(0, above, image);
            painter.setClipRect(0, 0, size.width(), above);
            painter.scale(grown, grown);
            strip->render(&painter);
        }
        image = whole;
    }
    QApplication::restoreOverrideCursor();
    return image;
}

void ExportTool::writePicture(const QString& file, const QImage& picture)
{
    if (picture.isNull()) {
        m_window.showError(twin::Message{noPicture, {}});
        return;
    }
    m_job.start<bool>(
        [file, picture](const twin::Progress&) {
            if (!picture.save(file, "PNG"))
                throw twin::Error(notWritten, {file.toStdString()});
            return true;
        },
        [this, file](bool&) { m_window.showMessage(tr("Saved %1").arg(QFileInfo(file).fileName()), false); });
}

void ExportTool::writeGltf(const QString& file)
{
    m_job.start<bool>(
        [file, scene = m_window.scene().gltfScene()](const twin::Progress&) {
            QSaveFile out(file);
            const auto bytes = views::gltfBinary(scene);
            if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
                throw twin::Error(notWritten, {file.toStdString()});
            return true;
        },
        [this, file](bool&) { m_window.showMessage(tr("Saved %1").arg(QFileInfo(file).fileName()), false); });
}

} // namespace app
