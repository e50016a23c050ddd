#include "views/panels/validation/ValidationPanel.h"
#include "data/validate/SheetText.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/common/Glyphs.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include "views/theme/Theme.h"
#include <QClipboard>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace views {
namespace {

enum Column { Name, Result, Share, Cases, Worst, Rms, Tolerance, Unit, Where, ColumnCount };
constexpr int leastWhere = 220; ///< pixels of the last column
constexpr int passedRole = Qt::UserRole; ///< bool; not set where nothing is judged

/// "0.006454" and "1e-06" as the user's language writes them; words and "rms" stay.
QString localNumber(const std::string& printed)
{
    QString text = text::fromUtf8(printed);
    const QChar point = QLocale().decimalPoint().front();
    text.replace(QLatin1Char('.'), point);
    text.replace(QLatin1Char('-'), QChar(text::minusSign));
    if (text == QLatin1String("no number"))
        return QCoreApplication::translate("ValidationPanel", "no number");
    if (text == QLatin1String("inf"))
        return QString(QChar(0x221E));
    return text;
}

QString shareText(double share)
{
    if (std::isinf(share))
        return QCoreApplication::translate("ValidationPanel", "beyond");
    const double percent = share * 100;
    if (percent > 0 && percent < 0.1)
        return QStringLiteral("< %1").arg(text::withUnit(text::number(0.1, 1), QStringLiteral("%")));
    return text::withUnit(percent >= 10 ? text::number(percent, 0) : text::number(percent, 1), QStringLiteral("%"));
}

} // namespace

QString sheetWord(const std::string& text)
{
    if (text.empty())
        return {};
    QString whole = QCoreApplication::translate("Validation", text.c_str());
    if (whole != text::fromUtf8(text))
        return whole;
    QStringList parts = whole.split(QStringLiteral(", "));
    for (auto& part : parts)
        part = QCoreApplication::translate("Validation", part.toUtf8().constData());
    return parts.join(QStringLiteral(", "));
}

ValidationPanel::ValidationPanel(const Theme* theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_folder(new QLineEdit(this)), m_choose(new QPushButton(tr("Choose…"), this)), m_run(new QPushButton(this)),
      m_progress(new QProgressBar(this)), m_icon(new QLabel(this)), m_verdict(roleLabel("title", {}, this)), m_expand(new QToolButton(this)),
      m_collapse(new QToolButton(this)), m_copy(new QToolButton(this)), m_save(new QToolButton(this)), m_stack(new QStackedWidget(this)),
      m_empty(new EmptyNote), m_table(new QTreeWidget)
{
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    auto* top = new QHBoxLayout;
    auto* label = new QLabel(tr("Folder of references"), this);
    label->setBuddy(m_folder);
    m_folder->setPlaceholderText(tr("none chosen"));
    m_folder->setAccessibleName(label->text());
    m_folder->setClearButtonEnabled(true);
    m_run->setDefault(true);
    top->addWidget(label);
    top->addWidget(m_folder, 1);
    top->addWidget(m_choose);
    top->addWidget(m_run);
    layout->addLayout(top);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progress->setAccessibleName(tr("Progress"));
    layout->addWidget(m_progress);

    auto* line = new QHBoxLayout;
    m_icon->setFixedSize(20, 20);
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addWidget(m_verdict, 1);
    m_expand->setText(tr("Open all"));
    m_collapse->setText(tr("Close all"));
    m_copy->setText(tr("Copy"));
    m_copy->setPopupMode(QToolButton::InstantPopup);
    auto* copyMenu = new QMenu(m_copy);
    copyMenu->addAction(tr("As text"), this, &ValidationPanel::copyText);
    copyMenu->addAction(tr("As CSV"), this, &ValidationPanel::copyCsv);
    m_copy->setMenu(copyMenu);
    m_save->setText(tr("Save…"));
    m_save->setToolTip(tr("Save the sheet as a table (CSV) or as text"));
    for (auto* button : {m_expand, m_collapse, m_copy, m_save}) {
        button->setAutoRaise(true);
        line->addWidget(button, 0, Qt::AlignTop);
    }
    layout->addLayout(line);

    m_empty->setTexts(tr("Nothing compared yet"),
                      tr("Choose a folder with reference data and run the comparison. Suites are found by the form of the files, whatever their names."));
    m_stack->addWidget(m_empty);
    m_table->setColumnCount(ColumnCount);
    m_table->setHeaderLabels({tr("Suite, quantity"), tr("Result"), tr("Of tolerance"), tr("Cases"), tr("Worst error"), tr("RMS error"), tr("Tolerance"), tr("Unit"),
                              tr("Worst at")});
    m_table->setRootIsDecorated(true);
    m_table->setUniformRowHeights(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setAccessibleName(tr("Validation sheet"));
    m_table->header()->setStretchLastSection(true);
    m_table->header()->setSectionsMovable(false);
    for (const int column : {Cases, Worst, Rms, Tolerance, Share})
        m_table->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    m_table->headerItem()->setToolTip(Share, tr("The error that is judged, in percent of its tolerance; of a suite: the largest of them"));
    m_stack->addWidget(m_table);
    layout->addWidget(m_stack, 1);

    connect(m_choose, &QPushButton::clicked, this, &ValidationPanel::choose);
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (m_isRunning)
            Q_EMIT cancelRequested();
        else if (!folder().isEmpty())
            Q_EMIT startRequested(folder());
    });
    connect(m_folder, &QLineEdit::returnPressed, this, [this] {
        if (!m_isRunning && !folder().isEmpty())
            Q_EMIT startRequested(folder());
    });
    connect(m_folder, &QLineEdit::textChanged, this, &ValidationPanel::updateButtons);
    connect(m_expand, &QToolButton::clicked, this, &ValidationPanel::expandAll);
    connect(m_collapse, &QToolButton::clicked, this, &ValidationPanel::collapseAll);
    connect(m_save, &QToolButton::clicked, this, &ValidationPanel::chooseAndSave);
    connect(theme, &Theme::changed, this, &ValidationPanel::restyle);
    restyle();
    updateButtons();
}

QString ValidationPanel::folder() const { return m_folder->text().trimmed(); }

void ValidationPanel::setFolder(const QString& folder) { m_folder->setText(QDir::toNativeSeparators(folder)); }

void ValidationPanel::choose()
{
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder of references"), folder());
    if (!chosen.isEmpty())
        setFolder(chosen);
}

void ValidationPanel::setRunning(bool running)
{
    m_isRunning = running;
    if (running) {
        m_problem.clear();
        m_progress->setValue(0);
    }
    updateButtons();
    showVerdict();
}

void ValidationPanel::setProgress(double share) { m_progress->setValue(static_cast<int>(share * 1000)); }

void ValidationPanel::setProblem(const QString& sentence)
{
    m_problem = sentence;
    showVerdict();
}

void ValidationPanel::setSheet(data::ValidationSheet sheet)
{
    m_sheet = std::move(sheet);
    m_problem.clear();
    fill();
    showVerdict();
    updateButtons();
}

void ValidationPanel::updateButtons()
{
    m_run->setText(m_isRunning ? tr("Cancel") : tr("Compare"));
    m_run->setEnabled(m_isRunning || !folder().isEmpty());
    m_choose->setEnabled(!m_isRunning);
    m_folder->setEnabled(!m_isRunning);
    auto policy = m_progress->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // the table does not jump
    m_progress->setSizePolicy(policy);
    m_progress->setVisible(m_isRunning);
    for (auto* button : {m_expand, m_collapse, m_copy, m_save})
        button->setEnabled(m_sheet.has_value());
}

QString ValidationPanel::verdict() const { return m_verdict->text(); }

void ValidationPanel::showVerdict()
{
    Glyph glyph = Glyph::Information;
    Role role = Role::Information;
    QString text;
    if (m_isRunning) {
        text = tr("Comparing…");
    } else if (!m_problem.isEmpty()) {
        glyph = Glyph::Warning;
        role = Role::Warning;
        text = m_problem;
    } else if (m_sheet) {
        const auto passed = static_cast<int>(m_sheet->passedSuites()), all = static_cast<int>(m_sheet->suites.size());
        glyph = m_sheet->passed() ? Glyph::Ok : Glyph::Critical;
        role = m_sheet->passed() ? Role::Ok : Role::Critical;
        if (all == 0)
            text = tr("No reference data of a known form were found in this folder.");
        else if (m_sheet->passed())
            text = tr("Passed: %1 of %2 suites.").arg(passed).arg(all);
        else
            text = tr("Failed: %1 of %2 suites pass.").arg(passed).arg(all);
        if (!m_sheet->problems.empty())
            text += QLatin1Char(' ') + tr("Damaged files: %1.").arg(m_sheet->problems.size());
    } else {
        text = tr("How the model compares with measurements, published values and other programs");
    }
    m_verdict->setText(text);
    m_icon->setPixmap(glyphIcon(glyph, m_theme->color(role), m_theme->color(Role::Line)).pixmap(20, 20));
}

void ValidationPanel::setResult(QTreeWidgetItem* item, bool passed)
{
    item->setData(Result, passedRole, passed);
    item->setText(Result, passed ? tr("pass") : tr("FAIL")); // shape, colour and word
    const QColor color = m_theme->color(passed ? Role::Ok : Role::Critical);
    item->setForeground(Result, color);
    item->setIcon(Result, glyphIcon(passed ? Glyph::Ok : Glyph::Critical, color, m_theme->color(Role::Line)));
}

QTreeWidgetItem* ValidationPanel::addGroup(QTreeWidgetItem* suite, const QString& title, const std::vector<std::string>& lines, bool isProblem)
{
    if (lines.empty())
        return nullptr;
    auto* group = suite ? new QTreeWidgetItem(suite) : new QTreeWidgetItem(m_table);
    group->setText(Name, tr("%1 (%2)").arg(title).arg(lines.size()));
    group->setFirstColumnSpanned(true);
    if (isProblem)
        setResult(group, false);
    for (const auto& line : lines) {
        auto* item = new QTreeWidgetItem(group);
        item->setText(Name, text::fromUtf8(line));
        item->setToolTip(Name, text::fromUtf8(line));
        item->setFirstColumnSpanned(true);
    }
    return group;
}

void ValidationPanel::fill()
{
    m_table->clear();
    const auto rows = data::sheetRows(*m_sheet);
    QTreeWidgetItem* suite = nullptr;
    std::size_t index = 0;
    const auto numbers = [](QTreeWidgetItem* item, const data::SheetRow& row) {
        item->setText(Cases, text::number(static_cast<double>(row.cases), 0));
        item->setText(Share, row.cases > 0 ? shareText(row.share) : QString());
        for (const int column : {Cases, Worst, Rms, Tolerance, Share})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        item->setText(Worst, localNumber(row.worst));
        item->setText(Rms, localNumber(row.rms));
        item->setText(Tolerance, localNumber(row.tolerance));
        if (row.cases > 0)
            item->setText(Unit, row.unit.empty() ? text::dash() : sheetWord(row.unit));
        const QString where = text::fromUtf8(row.where);
        item->setText(Where, row.quantity.empty() ? where : QStringLiteral("%1: %2").arg(sheetWord(row.quantity), where));
        item->setToolTip(Where, item->text(Where));
    };
    for (const auto& row : rows) {
        if (row.kind == data::SheetRow::Kind::Suite) {
            const auto& result = m_sheet->suites[index++];
            suite = new QTreeWidgetItem(m_table);
            // The folder only where several hold the same kind of references.
            const bool isOnly = std::count_if(rows.begin(), rows.end(), [&](const auto& r) { return r.kind == row.kind && r.text == row.text; }) == 1;
            suite->setText(Name, isOnly ? sheetWord(row.text) : QStringLiteral("%1 · %2").arg(sheetWord(row.text), text::fromUtf8(row.folder).section(QLatin1Char('/'), -1)));
            suite->setToolTip(Name, tr("%1, files: %2").arg(text::fromUtf8(row.folder)).arg(row.files));
            QFont bold = suite->font(Name);
            bold.setBold(true);
            suite->setFont(Name, bold);
            numbers(suite, row);
            setResult(suite, row.passed);
            // Problems first: they are why the suite fails.
            if (auto* group = addGroup(suite, tr("Problems"), result.problems, true))
                group->setExpanded(true);
        } else if (row.kind == data::SheetRow::Kind::Comparison) {
            auto* item = new QTreeWidgetItem(suite);
            item->setText(Name, sheetWord(row.text));
            item->setToolTip(Name, text::fromUtf8(row.reference));
            numbers(item, row);
            setResult(item, row.passed);
        }
    }
    for (int i = 0; i < m_table->topLevelItemCount(); ++i) {
        const auto& result = m_sheet->suites[static_cast<std::size_t>(i)];
        auto* item = m_table->topLevelItem(i);
        addGroup(item, tr("Not supported"), result.unsupported, false);
        addGroup(item, tr("Notes"), result.notes, false);
        item->setExpanded(!result.passed());
    }
    if (auto* group = addGroup(nullptr, tr("Damaged files among no known suite"), m_sheet->problems, true))
        group->setExpanded(true);
    addGroup(nullptr, tr("Files of no known form"), m_sheet->unrecognised, false);
    for (int i = 0; i < m_table->topLevelItemCount(); ++i)
        m_table->topLevelItem(i)->setFirstColumnSpanned(i >= static_cast<int>(m_sheet->suites.size()));
    m_stack->setCurrentWidget(m_table->topLevelItemCount() > 0 ? static_cast<QWidget*>(m_table) : m_empty);
    // Widths as for open suites, so that they stay when one is opened.
    QList<QTreeWidgetItem*> open;
    for (QTreeWidgetItemIterator it(m_table); *it; ++it)
        if ((*it)->isExpanded())
            open << *it;
    m_table->expandAll();
    for (int column = Result; column < Where; ++column) {
        m_table->resizeColumnToContents(column);
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column) + 6, 140));
    }
    m_table->collapseAll();
    for (auto* item : open)
        item->setExpanded(true);
    for (QTreeWidgetItemIterator it(m_table); *it; ++it) // why a suite fails is seen at once
        if ((*it)->childCount() > 0 && (*it)->data(Result, passedRole).isValid() && !(*it)->data(Result, passedRole).toBool())
            (*it)->setExpanded(true);
    fitColumns();
}

void ValidationPanel::fitColumns()
{
    // The first and the last column share what the others leave.
    int others = 0;
    for (int column = Result; column < Where; ++column)
        others += m_table->columnWidth(column);
    m_table->setColumnWidth(Name, std::clamp(m_table->viewport()->width() - others - leastWhere, 230, 420));
}

void ValidationPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layout()->activate(); // the table's own width is the new one
    fitColumns();
}

void ValidationPanel::restyle()
{
    const auto icon = [this](Glyph glyph) { return glyphIcon(glyph, m_theme->color(Role::Text), m_theme->color(Role::Line)); };
    m_save->setIcon(icon(Glyph::Export));
    m_save->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_choose->setIcon(icon(Glyph::Folder));
    for (QTreeWidgetItemIterator it(m_table); *it; ++it)
        if (const auto passed = (*it)->data(Result, passedRole); passed.isValid())
            setResult(*it, passed.toBool());
    showVerdict();
}

void ValidationPanel::expandAll() { m_table->expandAll(); }
void ValidationPanel::collapseAll() { m_table->collapseAll(); }

void ValidationPanel::copyText() const
{
    if (m_sheet)
        QGuiApplication::clipboard()->setText(text::fromUtf8(data::sheetText(*m_sheet)));
}

void ValidationPanel::copyCsv() const
{
    if (m_sheet)
        QGuiApplication::clipboard()->setText(text::fromUtf8(data::sheetCsv(*m_sheet)));
}

void ValidationPanel::save(const QString& file) const
{
    if (!m_sheet)
        return;
    const auto content = file.endsWith(QLatin1String(".txt"), Qt::CaseInsensitive) ? data::sheetText(*m_sheet) : data::sheetCsv(*m_sheet);
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(content.data(), static_cast<qint64>(content.size())) < 0 || !out.commit())
        throw twin::Error(TWIN_TEXT("The validation sheet cannot be written to %1: %2. Choose another place."), {file.toStdString(), out.errorString().toStdString()});
}

void ValidationPanel::chooseAndSave()
{
    const QString file = QFileDialog::getSaveFileName(this, tr("Save the validation sheet"), QStringLiteral("validation.csv"), tr("Tables (*.csv);;Texts (*.txt)"));
    if (file.isEmpty())
        return;
    try {
        save(file);
    } catch (const twin::Error& e) {
        QMessageBox::warning(this, tr("Save the validation sheet"), text::message(e.message()));
    }
}

} // namespace views
