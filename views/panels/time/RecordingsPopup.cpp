#include "views/panels/time/RecordingsPopup.h"
#include "data/session/Session.h"
#include "views/panels/common/Coalescer.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/common/Glyphs.h"
#include "views/panels/common/Paint.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include "views/theme/Theme.h"
#include <QFileInfo>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScreen>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

namespace views {
namespace {
constexpr double day = 86400, mostOffset = 200 * 366 * day;
constexpr int titleWidth = 260;
} // namespace

QString offsetText(double seconds)
{
    const auto tenths = static_cast<qint64>(std::llround(std::fabs(seconds) * 10));
    const qint64 whole = tenths / 10, days = whole / 86400, rest = whole % 86400;
    QString text = seconds < 0 && tenths > 0 ? QString(QChar(text::minusSign)) : seconds > 0 && tenths > 0 ? QStringLiteral("+") : QString();
    if (days > 0)
        text += RecordingsPopup::tr("%1 d").arg(days) + QLatin1Char(' ');
    text += QStringLiteral("%1:%2:%3").arg(rest / 3600, 2, 10, QLatin1Char('0')).arg(rest / 60 % 60, 2, 10, QLatin1Char('0')).arg(rest % 60, 2, 10, QLatin1Char('0'));
    if (tenths % 10 != 0)
        text += QStringLiteral(".%1").arg(tenths % 10);
    return text;
}

std::optional<double> offsetFromText(QString text)
{
    text = text.trimmed().replace(QChar(text::minusSign), QLatin1Char('-')).replace(QLatin1Char(','), QLatin1Char('.'));
    static const QRegularExpression form(QStringLiteral(R"(^([+-]?)\s*(?:(\d+)\s*(?:d|j)\s*)?(?:(?:(\d+):)?(\d+):)?(\d+(?:\.\d*)?)?$)"),
                                         QRegularExpression::CaseInsensitiveOption);
    const auto m = form.match(text);
    if (!m.hasMatch() || (m.capturedLength(2) == 0 && m.capturedLength(5) == 0))
        return {};
    const double seconds = m.captured(2).toDouble() * day + m.captured(3).toDouble() * 3600 + m.captured(4).toDouble() * 60 + m.captured(5).toDouble();
    if (!(seconds <= mostOffset))
        return {};
    return m.captured(1) == QLatin1String("-") ? -seconds : seconds;
}

struct RecordingRow
{
    int id;
    QString title, tip, span;
    double offset;
};

RecordingsPopup::RecordingsPopup(const ViewContext& context, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_context(context), m_rebuild(new Coalescer(this, [this] { rebuild(); }))
{
    setProperty("panel", "floating");
    setAccessibleName(tr("Recordings"));
    new QVBoxLayout(this);
    layout()->setContentsMargins(12, 10, 12, 10);
    connect(context.session, &data::Session::recordingsChanged, m_rebuild, &Coalescer::request);
    connect(context.theme, &Theme::changed, m_rebuild, &Coalescer::request);
    rebuild();
}

void RecordingsPopup::setClock(text::Clock clock)
{
    m_clock = clock;
    m_rebuild->request();
}

void RecordingsPopup::setAddAvailable(bool available)
{
    m_canAdd = available;
    rebuild();
}

void RecordingsPopup::rebuild()
{
    if (m_list) { // a button of it may be what called us
        m_list->hide();
        m_list->deleteLater();
    }
    m_list = new QWidget(this);
    auto* grid = new QGridLayout(m_list);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(4);
    layout()->addWidget(m_list);

    std::vector<RecordingRow> rows;
    for (const auto& e : m_context.session->measuredRecordings()) {
        const QString file = QString::fromStdString(e.file.string());
        RecordingRow row{e.id, text::fromUtf8(e.title.empty() ? QFileInfo(file).fileName().toStdString() : e.title), {}, {}, e.offsetSeconds};
        row.span = text::dateTime(e.span.begin, m_clock) + QStringLiteral(" – ") + text::spanText(e.span.seconds());
        row.tip = file + QLatin1Char('\n') + text::fromUtf8(e.source) + QLatin1Char('\n')
                + tr("%L1 of %L2 channels belong to this site").arg(e.bound).arg(e.channels);
        if (e.isGrowing)
            row.tip += QLatin1Char('\n') + tr("It is still being written, or was cut off.");
        rows.push_back(std::move(row));
    }
    int line = 0;
    grid->addWidget(roleLabel("title", tr("Measured"), m_list), line, 0);
    if (!rows.empty()) {
        grid->addWidget(roleLabel("muted", tr("From"), m_list), line, 1);
        grid->addWidget(roleLabel("muted", tr("Time offset"), m_list), line, 2);
    }
    ++line;
    for (std::size_t i = 0; i < rows.size(); ++i)
        addRow(line++, static_cast<int>(i), static_cast<int>(rows.size()), rows[i]);
    if (rows.empty())
        grid->addWidget(roleLabel("muted", tr("No recording is open."), m_list), line++, 0, 1, 5);
    else if (rows.size() > 1)
        grid->addWidget(roleLabel("muted", tr("The first of the list that has a value wins."), m_list), line++, 0, 1, 5);
    grid->addWidget(roleLabel("title", tr("Modelled"), m_list), line++, 0);
    const auto* modelled = m_context.session->modelled();
    auto* label = new QLabel(modelled ? elided(text::fromUtf8(modelled->info().header.title), font(), titleWidth)
                                      : tr("The model's steady state of the instant shown"), m_list);
    if (modelled)
        label->setToolTip(text::fromUtf8(modelled->info().header.title) + QLatin1Char('\n') + text::fromUtf8(modelled->info().header.source));
    grid->addWidget(label, line++, 0, 1, 5);
    if (m_canAdd) {
        auto* add = new QPushButton(tr("Add a recording…"), m_list);
        connect(add, &QPushButton::clicked, this, [this] {
            hide();
            Q_EMIT addRequested();
        });
        grid->addWidget(add, line++, 0, 1, 2, Qt::AlignLeft);
    }
    m_list->show();
    adjustSize();
}

void RecordingsPopup::addRow(int line, int place, int count, const RecordingRow& row)
{
    auto* grid = static_cast<QGridLayout*>(m_list->layout());
    auto* title = new QLabel(elided(row.title, font(), titleWidth), m_list);
    title->setToolTip(row.title + QLatin1Char('\n') + row.tip);
    grid->addWidget(title, line, 0);
    grid->addWidget(roleLabel("muted", row.span, m_list), line, 1);
    auto* offset = new QLineEdit(offsetText(row.offset), m_list);
    offset->setAccessibleName(tr("Time offset"));
    offset->setToolTip(tr("How much later it is shown than it was recorded: “1 d 02:00:00”, “-00:30:00” or seconds"));
    offset->setAlignment(Qt::AlignRight);
    offset->setFixedWidth(130);
    connect(offset, &QLineEdit::editingFinished, this, [this, offset, id = row.id, before = row.offset] {
        const auto seconds = offsetFromText(offset->text());
        if (seconds && std::fabs(*seconds - before) > 0.05)
            m_context.session->setOffset(id, *seconds);
        else
            offset->setText(offsetText(before));
    });
    grid->addWidget(offset, line, 2);
    const auto button = [&](const QString& text, const QString& tip, int column, auto clicked) {
        auto* b = new QToolButton(m_list);
        b->setText(text);
        b->setToolTip(tip);
        b->setAccessibleName(tip + QLatin1Char(' ') + row.title);
        connect(b, &QToolButton::clicked, this, clicked);
        grid->addWidget(b, line, column);
        return b;
    };
    button(QStringLiteral("↑"), tr("Before the others"), 3, [this, id = row.id, place] { m_context.session->moveMeasured(id, place - 1); })
        ->setEnabled(place > 0 && count > 1);
    button(tr("Remove"), tr("Close this recording"), 4, [this, id = row.id] { m_context.session->removeMeasured(id); });
}

void RecordingsPopup::popUpAbove(const QWidget* anchor)
{
    m_rebuild->runNow();
    adjustSize();
    const QRect room = anchor->screen()->availableGeometry();
    QPoint corner = anchor->mapToGlobal(QPoint(anchor->width() - width(), -height() - 4));
    corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - width())));
    corner.setY(std::max(corner.y(), room.top()));
    move(corner);
    show();
}

} // namespace views
