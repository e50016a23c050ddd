#include "Layering.h"
#include <QFileInfo>
#include <QRegularExpression>
#include <map>

namespace {

using Allowed = std::set<Reach>;

/// The table: who may include what. Everything else is a violation.
const std::map<QString, Allowed>& table()
{
    using enum Reach;
    static const auto map = [] {
        const Allowed base{Std, Base};
        const Allowed physics{Std, Eigen, Tbb, Base, Physics};
        const Allowed model{Std, QtCore, Base, Physics, Model, Generated};
        Allowed edit = model;
        edit.insert({QtUndo, Edit});
        const Allowed data{Std, System, QtCore, QtNetwork, Sqlite, Blosc, Mosquitto, Protobuf, Modbus, Keychain, Base, Physics, Model, Data, Generated};
        Allowed views = edit;
        views.insert({QtGui, QtWidgets, QtOther, QCustomPlot, Vtk, Data, Views});
        const Allowed i18n{Std, QtCore, Base, Physics, Model, AppI18n, Generated};
        Allowed core = edit;
        core.insert({System, Data, AppCore, AppI18n});
        Allowed report = core;
        report.insert({QtGui, AppReport});
        Allowed cli = report;
        cli.insert({AppCli});
        Allowed app = cli;
        app.insert({QtNetwork, QtWidgets, QtOther, Views, App});
        return std::map<QString, Allowed>{{QStringLiteral("twin/base"), base}, {QStringLiteral("twin/physics"), physics}, {QStringLiteral("twin/model"), model},
                                          {QStringLiteral("twin/edit"), edit}, {QStringLiteral("data"), data}, {QStringLiteral("views"), views},
                                          {QStringLiteral("app/i18n"), i18n}, {QStringLiteral("app/core"), core}, {QStringLiteral("app/report"), report},
                                          {QStringLiteral("app/cli"), cli}, {QStringLiteral("app"), app}};
    }();
    return map;
}

/// Folders of the project, the more special ones first.
const std::vector<std::pair<QString, Reach>>& folders()
{
    static const std::vector<std::pair<QString, Reach>> list{
        {QStringLiteral("twin/base/"), Reach::Base}, {QStringLiteral("twin/physics/"), Reach::Physics}, {QStringLiteral("twin/model/"), Reach::Model},
        {QStringLiteral("twin/edit/"), Reach::Edit}, {QStringLiteral("data/"), Reach::Data}, {QStringLiteral("views/"), Reach::Views},
        {QStringLiteral("app/core/"), Reach::AppCore}, {QStringLiteral("app/report/"), Reach::AppReport}, {QStringLiteral("app/i18n/"), Reach::AppI18n},
        {QStringLiteral("app/cli/"), Reach::AppCli}, {QStringLiteral("app/"), Reach::App}, {QStringLiteral("tests/"), Reach::TestSupport}};
    return list;
}

/// Headers of the C++20 and C standard libraries, and the compiler's own for vector instructions.
bool isStandard(const QString& name)
{
    static const QRegularExpression cpp(QStringLiteral("^[a-z_0-9]+$")), c(QStringLiteral(
        "^(assert|complex|ctype|errno|fenv|float|inttypes|iso646|limits|locale|math|setjmp|signal|stdarg|stddef|stdint|stdio|stdlib|string|time|wchar|wctype|immintrin)\\.h$"));
    return cpp.match(name).hasMatch() || c.match(name).hasMatch();
}

} // namespace

Layering::Layering(const QString& qtIncludeDir) : m_qt(qtIncludeDir) {}

QStringList Layering::layers()
{
    QStringList out;
    for (const auto& [layer, allowed] : table())
        out << layer;
    return out;
}

QString Layering::layerOf(const QString& path)
{
    for (const auto& [folder, reach] : folders())
        if (path.startsWith(folder) && reach != Reach::TestSupport)
            return folder.chopped(1);
    return {};
}

Reach Layering::reachOf(const QString& include) const
{
    if (include.endsWith(QLatin1String(".moc")) || QFileInfo(include).fileName().startsWith(QLatin1String("moc_")))
        return Reach::Generated;
    for (const auto& [folder, reach] : folders())
        if (include.startsWith(folder))
            return reach;
    if (include.startsWith(QLatin1String("vtk")) || include.startsWith(QLatin1String("QVTK")))
        return Reach::Vtk;
    if (include.startsWith(QLatin1String("Eigen/")) || include.startsWith(QLatin1String("unsupported/Eigen/")))
        return Reach::Eigen;
    if (include.startsWith(QLatin1String("tbb/")) || include.startsWith(QLatin1String("oneapi/tbb")))
        return Reach::Tbb;
    if (include == QLatin1String("sqlite3.h"))
        return Reach::Sqlite;
    if (include == QLatin1String("blosc.h") || include == QLatin1String("zstd.h"))
        return Reach::Blosc;
    if (include == QLatin1String("mosquitto.h") || include == QLatin1String("mqtt_protocol.h"))
        return Reach::Mosquitto;
    if (include.startsWith(QLatin1String("google/protobuf/")) || include.endsWith(QLatin1String(".pb.h")))
        return Reach::Protobuf;
    if (include == QLatin1String("modbus.h") || include == QLatin1String("modbus/modbus.h"))
        return Reach::Modbus;
    if (include == QLatin1String("qt6keychain/keychain.h"))
        return Reach::Keychain;
    if (include == QLatin1String("qcustomplot.h"))
        return Reach::QCustomPlot;
    if (include.startsWith(QLatin1Char('Q')) || include.startsWith(QLatin1String("qt"))) {
        QString module, name = include;
        if (const auto slash = include.indexOf(QLatin1Char('/')); slash > 0) {
            module = include.left(slash);
            name = include.mid(slash + 1);
        } else {
            for (const char* candidate : {"QtCore", "QtGui", "QtWidgets", "QtNetwork"})
                if (QFileInfo::exists(QStringLiteral("%1/%2/%3").arg(m_qt, QLatin1String(candidate), name))) {
                    module = QLatin1String(candidate);
                    break;
                }
        }
        // QtGui since Qt 6, and all that twin/edit needs of it.
        if (name == QLatin1String("QUndoCommand") || name == QLatin1String("QUndoStack") || name == QLatin1String("QUndoGroup"))
            return Reach::QtUndo;
        if (module == QLatin1String("QtCore"))
            return Reach::QtCore;
        if (module == QLatin1String("QtGui"))
            return Reach::QtGui;
        if (module == QLatin1String("QtWidgets"))
            return Reach::QtWidgets;
        if (module == QLatin1String("QtNetwork"))
            return Reach::QtNetwork;
        return Reach::QtOther;
    }
    if (isStandard(include))
        return Reach::Std;
    static const QRegularExpression posix(QStringLiteral("^(unistd|fcntl|dirent|pthread|poll)\\.h$|^sys/[a-z_]+\\.h$"));
    if (posix.match(include).hasMatch())
        return Reach::System;
    return Reach::Unknown;
}

QStringList Layering::violations(const QString& path, const QByteArray& source) const
{
    QStringList out;
    const QString layer = layerOf(path);
    const auto allowed = table().find(layer);
    if (allowed == table().end())
        return {QStringLiteral("%1 lies in no layer of the table").arg(path)};
    static const QRegularExpression line(QStringLiteral("^[ \\t]*#[ \\t]*include[ \\t]*[<\"]([^>\"]+)[>\"]"), QRegularExpression::MultilineOption);
    const QString text = QString::fromUtf8(source);
    for (auto match = line.globalMatch(text); match.hasNext();) {
        const QString include = match.next().captured(1);
        if (!allowed->second.contains(reachOf(include)))
            out << QStringLiteral("%1 includes <%2>, which %3 may not use").arg(path, include, layer);
    }
    return out;
}

QStringList machineTraces(const QString& path, const QByteArray& text)
{
    // Put together from halves, so that this file does not find itself.
    static const std::vector<QByteArray> traces{QByteArray("/wo") + "rk/", QByteArray("/fa") + "rm/", QByteArray("/ho") + "me/", QByteArray("/ro") + "ot/",
                                                QByteArray("/tmp/bash") + "_jobs", QByteArray("deb.debian") + ".org", QByteArray("registry.") + "npmjs",
                                                QByteArray("shared/") + "facts", QByteArray("shared/") + "guide", QByteArray("shared/") + "DESIGN"};
    QStringList out;
    for (const auto& trace : traces)
        if (const auto at = text.indexOf(trace); at >= 0)
            out << QStringLiteral("%1, line %2: holds “%3”").arg(path).arg(text.left(at).count('\n') + 1).arg(QString::fromUtf8(trace));
    return out;
}
