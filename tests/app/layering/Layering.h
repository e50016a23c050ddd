// The direction of dependencies as a table, and the check of include lines against it.
#pragma once
#include <QByteArray>
#include <QString>
#include <QStringList>
#include <set>
#include <string>

/// What an include line reaches for.
enum class Reach { Std, System, Eigen, Tbb, Sqlite, Blosc, Mosquitto, Protobuf, Modbus, Keychain, QtCore, QtUndo, QtGui, QtNetwork, QtWidgets, QtOther, QCustomPlot, Vtk,
                   Base, Physics, Model, Edit, Data, Views, AppCore, AppReport, AppI18n, AppCli, App, TestSupport, Generated, Unknown };

/// Where Qt's headers lie, to tell which module a class header belongs to.
class Layering
{
public:
    explicit Layering(const QString& qtIncludeDir);

    /// The layer a source file belongs to, as a folder of the table ("twin/base"); empty if the file is none of the program's.
    static QString layerOf(const QString& path);
    /// What the text between the brackets or quotes of an include line reaches.
    Reach reachOf(const QString& include) const;
    /// One sentence for each include of `source` that the layer of `path` may not have.
    QStringList violations(const QString& path, const QByteArray& source) const;
    static QStringList layers();

private:
    QString m_qt;
};

/// Paths of a machine and hosts of a package mirror in a text: they must not get into the repository. One sentence each.
QStringList machineTraces(const QString& path, const QByteArray& text);
