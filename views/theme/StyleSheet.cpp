#include "views/theme/StyleSheet.h"
#include <utility>

namespace views {
namespace {

// Names in @…@ are replaced by the colours of the kind.
constexpr auto sheet = R"(
* { selection-background-color: @accent@; selection-color: @onAccent@; }
QMainWindow, QDialog { background: @background@; }
QMainWindow::separator { background: @background@; width: 4px; height: 4px; }
QMainWindow::separator:hover { background: @accent@; }

QMenuBar { background: @background@; color: @text@; padding: 2px 4px; }
QMenuBar::item { padding: 8px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @raised@; }
QMenu { background: @raised@; border: 1px solid @line@; padding: 4px; }
QMenu::item { padding: 4px 24px 4px 20px; border-radius: 4px; }
QMenu::item:selected { background: @accent@; color: @onAccent@; }
QMenu::item:disabled { color: @muted@; background: transparent; }
QMenu::separator { height: 1px; background: @line@; margin: 4px 8px; }
QToolBar { background: @background@; border: none; spacing: 4px; padding: 4px; }
QToolBar::separator { background: @line@; width: 1px; margin: 4px; }
QStatusBar { background: @background@; color: @muted@; }
QStatusBar::item { border: none; }

QDockWidget { color: @muted@; font-size: 11px; }
QDockWidget::title { background: @background@; padding: 6px 8px; text-align: left; }
QTabWidget::pane { border: none; background: @surface@; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @muted@; padding: 6px 12px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text@; border-bottom: 2px solid @accent@; }
QTabBar::tab:hover:!selected { color: @text@; background: @raised@; }

QMainWindow > QTabBar::tab { padding: 6px 7px; font-size: 12px; }

QTreeView, QTableView, QListView { background: @surface@; alternate-background-color: @raised@; border: none; outline: none; }
QTreeView::item, QListView::item { padding: 3px 4px; }
QTreeView::item:hover, QTableView::item:hover, QListView::item:hover { background: @raised@; }
QTreeView::item:selected, QTableView::item:selected, QListView::item:selected { background: @accent@; color: @onAccent@; }
QTableView { gridline-color: @line@; }
QHeaderView { background: @surface@; border: none; }
QHeaderView::section { background: @surface@; color: @muted@; font-size: 11px; padding: 4px 6px; border: none; border-bottom: 1px solid @line@; }
QTableCornerButton::section { background: @surface@; border: none; }
QScrollArea, QAbstractScrollArea { border: none; }

QPushButton { background: @raised@; color: @text@; border: 1px solid @line@; border-radius: 4px; padding: 5px 14px; min-height: 16px; }
QPushButton[role="large"] { min-height: 22px; max-height: 22px; }
QPushButton:hover { border-color: @accent@; }
QPushButton:pressed { background: @line@; }
QPushButton:default { background: @accent@; color: @onAccent@; border-color: @accent@; }
QPushButton:disabled { color: @muted@; border-color: @line@; background: @surface@; }
QPushButton:focus, QToolButton:focus { border: 1px solid @accent@; }
QCheckBox::indicator, QAbstractItemView::indicator { width: 12px; height: 12px; border: 1px solid @muted@; border-radius: 3px; background: @surface@; }
QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid @muted@; border-radius: 7px; background: @surface@; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover, QCheckBox:focus::indicator, QRadioButton:focus::indicator { border-color: @accent@; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: @accent@; border-color: @accent@; image: url(:/icons/check-@kind@.svg); }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 4px solid @accent@; background: @onAccent@; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled, QAbstractItemView::indicator:disabled { border-color: @line@; }
QToolButton { background: transparent; color: @text@; border: 1px solid transparent; border-radius: 4px; padding: 4px 6px; }
QToolButton:hover { background: @raised@; border-color: @line@; }
QToolButton:pressed { background: @line@; }
QToolButton:checked { background: @raised@; border-color: @accent@; color: @accent@; }
QToolButton:disabled { color: @muted@; }
QToolButton#qt_toolbar_ext_button { padding: 0; border: none; qproperty-iconSize: 12px 12px; }
QToolBar > QToolButton#qt_toolbar_ext_button { padding: 0; border: none; min-width: 18px; }
QLineEdit, QPlainTextEdit, QTextEdit { background: @raised@; color: @text@; border: 1px solid @line@; border-radius: 4px; padding: 4px 6px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: @accent@; }
QGroupBox { border: 1px solid @line@; border-radius: 6px; margin-top: 10px; padding: 8px 4px 4px 4px; }
QGroupBox::title { subcontrol-origin: margin; left: 8px; padding: 0 4px; color: @muted@; }

QProgressBar { background: @raised@; border: none; border-radius: 3px; text-align: center; color: @text@; min-height: 14px; }
QProgressBar::chunk { background: @accent@; border-radius: 3px; }
QSlider::groove:horizontal { height: 4px; background: @line@; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent@; border-radius: 2px; }
QSlider::handle:horizontal { background: @text@; width: 12px; margin: -4px 0; border-radius: 6px; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { background: @accent@; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @line@; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::handle:hover { background: @muted@; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @background@; }
QToolTip { background: @raised@; color: @text@; border: 1px solid @line@; padding: 4px 6px; }

QFrame[panel="floating"] { background: @floating@; border: 1px solid @line@; border-radius: 8px; }
QFrame[panel="floating"] QLabel { background: transparent; border: none; }
QFrame[panel="surface"] { background: @surface@; border: none; }
QLabel[role="muted"] { color: @muted@; }
QLabel[role="unit"] { color: @muted@; font-size: 13px; }
QLabel[role="small"] { color: @muted@; font-size: 11px; }
QLabel[role="title"] { color: @text@; font-size: 16px; font-weight: 600; }
QLabel[role="value"] { color: @text@; font-size: 22px; }
QLabel[role="headline"] { color: @text@; font-size: 34px; }
QLabel[role="measured"] { color: @measured@; }
QLabel[role="modelled"] { color: @modelled@; }
QLabel[role="ok"] { color: @ok@; }
QLabel[role="warning"] { color: @warning@; }
QLabel[role="critical"] { color: @critical@; }
QLabel[role="information"] { color: @information@; }
)";

} // namespace

QString styleSheet(Theme::Kind kind)
{
    const std::pair<QLatin1String, Role> names[] = {
        {QLatin1String("background"), Role::Background}, {QLatin1String("surface"), Role::Surface},
        {QLatin1String("raised"), Role::Raised},         {QLatin1String("line"), Role::Line},
        {QLatin1String("text"), Role::Text},             {QLatin1String("muted"), Role::Muted},
        {QLatin1String("accent"), Role::Accent},         {QLatin1String("measured"), Role::Measured},
        {QLatin1String("modelled"), Role::Modelled},     {QLatin1String("ok"), Role::Ok},
        {QLatin1String("warning"), Role::Warning},       {QLatin1String("critical"), Role::Critical},
        {QLatin1String("information"), Role::Information},
        {QLatin1String("onAccent"), kind == Theme::Kind::Dark ? Role::Background : Role::Surface},
    };
    QString text = QString::fromLatin1(sheet);
    for (const auto& [name, role] : names)
        text.replace(QLatin1Char('@') + name + QLatin1Char('@'), Theme::color(role, kind).name());
    text.replace(QLatin1String("@kind@"), kind == Theme::Kind::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
    const QColor surface = Theme::color(Role::Surface, kind);
    text.replace(QLatin1String("@floating@"),
                 QStringLiteral("rgba(%1,%2,%3,230)").arg(surface.red()).arg(surface.green()).arg(surface.blue()));
    return text;
}

} // namespace views
