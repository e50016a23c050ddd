#include "views/panels/live/ConnectionDialog.h"
#include "data/live/BatchQueue.h"
#include "data/live/LiveSource.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/dialogs/PlanNote.h"
#include "views/panels/live/ConnectionTest.h"
#include "views/panels/live/LiveTexts.h"
#include "views/panels/live/MappingField.h"
#include "views/panels/live/SecretField.h"
#include "views/text/Names.h"
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabWidget>
#include <QVBoxLayout>

namespace views {
namespace {
constexpr int checkMs = 250, linesHeight = 4, mostDecimals = 2;
using Type = live::SourceField::Type;

/// A tall page that scrolls rather than pushing the dialog past the screen.
QScrollArea* scrolled(QWidget* page)
{
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(page);
    return area;
}
} // namespace

data::live::SourceConfig ConnectionDialog::fresh(const QString& kind, const QStringList& taken)
{
    data::live::SourceConfig config;
    config.kind = kind;
    config.settings = live::newSettings(kind);
    for (int i = 1; config.id.isEmpty() || taken.contains(config.id); ++i) {
        config.id = QStringLiteral("%1-%2").arg(kind).arg(i);
        config.name = i > 1 ? QStringLiteral("%1 %2").arg(live::kindLabel(kind)).arg(i) : live::kindLabel(kind);
    }
    return config;
}

ConnectionDialog::ConnectionDialog(const ViewContext& context, const data::live::SourceConfig& config, const QStringList& taken, QWidget* parent)
    : QDialog(parent), m_context(context), m_config(config), m_taken(taken), m_name(new QLineEdit), m_id(new QLineEdit), m_tabs(new QTabWidget),
      m_text(new QPlainTextEdit), m_note(roleLabel("muted", {}, this)), m_test(new QPushButton(tr("Test connection"))), m_buttons(verbButtons(tr("Save"), this))
{
    setWindowTitle(tr("Connection: %1").arg(live::kindLabel(config.kind)));
    setMinimumWidth(520);
    auto* layout = new QVBoxLayout(this);
    auto* hint = roleLabel("muted", live::kindHint(config.kind));
    hint->setWordWrap(true);
    layout->addWidget(hint);

    auto* main = new QWidget;
    auto* form = new QFormLayout(main);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_name->setText(config.name);
    m_id->setText(config.id);
    m_id->setToolTip(tr("Short and unique in the project; keychain entries are named after it"));
    form->addRow(tr("Name"), m_name);
    auto* more = new QWidget;
    auto* moreForm = new QFormLayout(more);
    moreForm->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    moreForm->addRow(tr("Short name"), m_id);
    for (const auto& field : live::sourceFields(config.kind))
        addRow(field.isAdvanced ? moreForm : form, field);
    m_tabs->addTab(scrolled(main), tr("Connection"));
    m_tabs->addTab(scrolled(more), tr("More"));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setAccessibleName(tr("Settings as text"));
    m_tabs->addTab(m_text, tr("As text"));
    layout->addWidget(m_tabs, 1);

    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setMinimumHeight(3 * m_note->fontMetrics().lineSpacing());
    m_note->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    layout->addWidget(m_note);
    m_buttons->addButton(m_test, QDialogButtonBox::ActionRole);
    m_test->setAutoDefault(false); // Enter saves, also after a test
    layout->addWidget(m_buttons);

    m_check.setSingleShot(true);
    m_check.setInterval(checkMs);
    connect(&m_check, &QTimer::timeout, this, &ConnectionDialog::refresh);
    for (auto* edit : {m_name, m_id})
        connect(edit, &QLineEdit::textChanged, this, &ConnectionDialog::onEdited);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ConnectionDialog::onEdited);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        // Whichever page was left holds; what cannot be read as text stays text.
        try {
            takeText();
        } catch (const twin::Error&) {
            return;
        }
        showSettings();
    });
    connect(m_test, &QPushButton::clicked, this, &ConnectionDialog::testConnection);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ConnectionDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showSettings();
    refresh();
    resize(560, 620);
}

ConnectionDialog::~ConnectionDialog()
{
    if (m_running) {
        m_running->disconnect(this);
        m_running->cancel();
    }
}

void ConnectionDialog::addRow(QFormLayout* form, const live::SourceField& field)
{
    Row row;
    row.field = field;
    fillEditor(row);
    row.editor->setObjectName(QString::fromLatin1(field.path));
    row.editor->setAccessibleName(field.label);
    if (field.type == Type::Flag)
        form->addRow(QString(), row.editor);
    else
        form->addRow(field.label, row.editor);
    m_rows.push_back(std::move(row));
}

void ConnectionDialog::fillEditor(Row& row)
{
    const live::SourceField field = row.field;
    switch (field.type) {
    case Type::Text: {
        auto* edit = new QLineEdit;
        edit->setPlaceholderText(field.hint);
        row.show = [edit](const QJsonValue& v) { edit->setText(v.toString()); };
        row.read = [edit] { return edit->text().trimmed().isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(edit->text().trimmed()); };
        connect(edit, &QLineEdit::textChanged, this, &ConnectionDialog::onEdited);
        row.editor = edit;
        break;
    }
    case Type::File: {
        auto* whole = new QWidget;
        auto* line = new QHBoxLayout(whole);
        line->setContentsMargins(0, 0, 0, 0);
        auto* edit = new QLineEdit;
        edit->setPlaceholderText(field.hint);
        auto* choose = new QPushButton(tr("Choose…"));
        line->addWidget(edit, 1);
        line->addWidget(choose);
        connect(choose, &QPushButton::clicked, this, [this, edit, field] {
            const QString file = QFileDialog::getOpenFileName(this, field.label, edit->text(), tr("Certificates and keys (*.pem *.crt *.key);;All files (*)"));
            if (!file.isEmpty())
                edit->setText(file);
        });
        row.show = [edit](const QJsonValue& v) { edit->setText(v.toString()); };
        row.read = [edit] { return edit->text().trimmed().isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(edit->text().trimmed()); };
        connect(edit, &QLineEdit::textChanged, this, &ConnectionDialog::onEdited);
        row.editor = whole;
        break;
    }
    case Type::Number: {
        auto* box = new QDoubleSpinBox;
        box->setRange(field.low, field.high);
        box->setDecimals(mostDecimals);
        box->setToolTip(field.hint);
        row.show = [box, field](const QJsonValue& v) { box->setValue(v.toDouble(field.fallback)); };
        row.read = [box, field] { return box->value() == field.fallback ? QJsonValue(QJsonValue::Undefined) : QJsonValue(box->value()); };
        connect(box, &QDoubleSpinBox::valueChanged, this, &ConnectionDialog::onEdited);
        row.editor = box;
        break;
    }
    case Type::Integer: {
        auto* box = new QSpinBox;
        box->setRange(static_cast<int>(field.low), static_cast<int>(field.high));
        box->setToolTip(field.hint);
        if (field.fallback == 0 && field.high > 1000)
            box->setSpecialValueText(tr("usual"));
        row.show = [box, field](const QJsonValue& v) { box->setValue(v.toInt(static_cast<int>(field.fallback))); };
        row.read = [box, field] { return box->value() == static_cast<int>(field.fallback) ? QJsonValue(QJsonValue::Undefined) : QJsonValue(box->value()); };
        connect(box, &QSpinBox::valueChanged, this, &ConnectionDialog::onEdited);
        row.editor = box;
        break;
    }
    case Type::Flag: {
        auto* box = new QCheckBox(field.label);
        row.show = [box](const QJsonValue& v) { box->setChecked(v.toBool()); };
        row.read = [box] { return box->isChecked() ? QJsonValue(true) : QJsonValue(QJsonValue::Undefined); };
        connect(box, &QCheckBox::toggled, this, &ConnectionDialog::onEdited);
        row.editor = box;
        break;
    }
    case Type::Choice: {
        auto* box = new QComboBox;
        for (const auto& [value, label] : field.choices)
            box->addItem(label, value);
        row.show = [box](const QJsonValue& v) { box->setCurrentIndex(std::max(0, box->findData(v.toString()))); };
        row.read = [box] {
            const QString value = box->currentData().toString();
            return value.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(value);
        };
        connect(box, &QComboBox::currentIndexChanged, this, &ConnectionDialog::onEdited);
        row.editor = box;
        break;
    }
    case Type::Mapping: {
        m_mapping = new MappingField;
        row.show = [this](const QJsonValue& v) { m_mapping->setValue(v); };
        row.read = [this] { return m_mapping->value(); };
        connect(m_mapping, &MappingField::changed, this, &ConnectionDialog::onEdited);
        row.editor = m_mapping;
        break;
    }
    case Type::Lines: {
        auto* edit = new QPlainTextEdit;
        edit->setPlaceholderText(field.hint);
        edit->setLineWrapMode(QPlainTextEdit::NoWrap);
        edit->setFixedHeight((linesHeight + 1) * edit->fontMetrics().lineSpacing());
        edit->setTabChangesFocus(true);
        row.show = [edit](const QJsonValue& v) {
            QStringList lines;
            for (const auto& item : v.toArray()) // queries may be objects: those are shown as text
                lines << (item.isObject() ? QString::fromUtf8(QJsonDocument(item.toObject()).toJson(QJsonDocument::Compact)) : item.toString());
            edit->setPlainText(lines.join(QLatin1Char('\n')));
        };
        row.read = [edit] {
            QJsonArray list;
            for (const QString& line : edit->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
                const QString word = line.trimmed();
                const auto object = word.startsWith(QLatin1Char('{')) ? QJsonDocument::fromJson(word.toUtf8()) : QJsonDocument();
                if (!word.isEmpty())
                    list.append(object.isObject() ? QJsonValue(object.object()) : QJsonValue(word));
            }
            return list.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(list);
        };
        connect(edit, &QPlainTextEdit::textChanged, this, &ConnectionDialog::onEdited);
        row.editor = edit;
        break;
    }
    case Type::Secret: {
        m_secret = new SecretField;
        row.show = [this](const QJsonValue& v) {
            data::live::SecretRef reference;
            try {
                reference = data::live::secretFromJson(v.toObject());
            } catch (const twin::Error&) {
                // What the text page says there is told when it is checked.
            }
            if (reference != m_secret->reference())
                m_secret->setReference(reference, m_id->text());
        };
        row.read = [this] {
            const auto reference = m_secret->reference();
            return reference.where == data::live::SecretRef::Where::None ? QJsonValue(QJsonValue::Undefined) : QJsonValue(data::live::toJson(reference));
        };
        connect(m_secret, &SecretField::changed, this, &ConnectionDialog::onEdited);
        row.editor = m_secret;
        break;
    }
    }
}

void ConnectionDialog::showSettings()
{
    m_isShowing = true;
    for (Row& row : m_rows)
        row.show(live::valueAt(m_config.settings, row.field.path));
    m_text->setPlainText(QString::fromUtf8(QJsonDocument(m_config.settings).toJson(QJsonDocument::Indented)));
    m_isShowing = false;
}

void ConnectionDialog::takeFields()
{
    for (const Row& row : m_rows)
        live::setValueAt(m_config.settings, row.field.path, row.read());
    m_isShowing = true;
    m_text->setPlainText(QString::fromUtf8(QJsonDocument(m_config.settings).toJson(QJsonDocument::Indented)));
    m_isShowing = false;
}

void ConnectionDialog::takeText()
{
    QJsonParseError error;
    const auto json = QJsonDocument::fromJson(m_text->toPlainText().toUtf8(), &error);
    if (!json.isObject())
        throw twin::Error(TWIN_TEXT("The settings are no JSON object (%1 at character %2)."), {error.errorString().toStdString(), std::to_string(error.offset)},
                          twin::Error::Kind::Usage);
    m_config.settings = json.object();
}

void ConnectionDialog::onEdited()
{
    if (m_isShowing)
        return;
    if (sender() != m_text)
        takeFields();
    m_check.start();
}

data::live::SourceConfig ConnectionDialog::config() const
{
    auto config = m_config;
    QJsonParseError error;
    const auto json = QJsonDocument::fromJson(m_text->toPlainText().toUtf8(), &error);
    if (!json.isObject())
        throw twin::Error(TWIN_TEXT("The settings are no JSON object (%1 at character %2)."), {error.errorString().toStdString(), std::to_string(error.offset)},
                          twin::Error::Kind::Usage);
    config.settings = json.object();
    config.name = m_name->text().trimmed();
    config.id = m_id->text().trimmed();
    config = data::live::sourceFromJson(data::live::toJson(config));
    if (m_taken.contains(config.id))
        throw twin::Error(TWIN_TEXT("Another connection has the short name “%1”; choose another one."), {config.id.toStdString()}, twin::Error::Kind::Usage);
    data::live::makeSource(config, std::make_shared<data::live::BatchQueue>()); // reads the settings of its kind
    return config;
}

QString ConnectionDialog::problem() const
{
    try {
        config();
        return {};
    } catch (const twin::Error& error) {
        return text::message(error.message());
    }
}

void ConnectionDialog::setSavedMappings(std::vector<data::SavedMapping> saved)
{
    if (!m_mapping)
        return;
    m_mapping->setSaved(std::move(saved));
    takeFields(); // what follows a mapping of the project has its rules of today
}

std::vector<data::SavedMapping> ConnectionDialog::savedMappings() const { return m_mapping ? m_mapping->saved() : std::vector<data::SavedMapping>(); }

QString ConnectionDialog::note() const { return m_note->text(); }

void ConnectionDialog::say(const QString& sentence, const char* role)
{
    m_note->setText(sentence);
    setLabelRole(m_note, role);
}

void ConnectionDialog::refresh()
{
    const QString why = problem();
    if (!m_running)
        say(why, why.isEmpty() ? "muted" : "critical");
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(why.isEmpty());
    m_test->setEnabled(m_running || why.isEmpty());
}

void ConnectionDialog::testConnection()
{
    if (m_running) {
        m_running->cancel();
        return;
    }
    if (const QString why = problem(); !why.isEmpty())
        return say(why, "critical");
    const auto begin = [this] {
        m_running = new ConnectionTest(config(), *m_context.site);
        m_test->setText(tr("Stop the test"));
        say(tr("Trying it out…"), "information");
        connect(m_running, &ConnectionTest::progressed, this, [this](const QString& sentence) { say(tr("Trying it out: %1").arg(sentence), "information"); });
        connect(m_running, &ConnectionTest::finished, this, [this](bool works, const QString& sentence) {
            m_running = nullptr;
            m_test->setText(tr("Test connection"));
            m_test->setEnabled(true);
            say(sentence.isEmpty() ? tr("The test was stopped.") : sentence, works ? "ok" : sentence.isEmpty() ? "muted" : "critical");
        });
    };
    if (!m_secret || !m_secret->hasNewSecret())
        return begin();
    m_secret->store([this, begin](const QString& problem) { problem.isEmpty() ? begin() : say(problem, "critical"); });
}

void ConnectionDialog::accept()
{
    if (const QString why = problem(); !why.isEmpty())
        return say(why, "critical");
    if (!m_secret || !m_secret->hasNewSecret())
        return QDialog::accept();
    say(tr("Asking the keychain…"), "information");
    m_secret->store([this](const QString& problem) {
        if (problem.isEmpty())
            QDialog::accept();
        else
            say(problem, "critical");
    });
}

} // namespace views
