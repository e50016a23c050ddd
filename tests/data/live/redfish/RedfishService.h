// A Redfish service for tests: serves the mock-up and payload files where they lie, and what a test puts beside them.
#pragma once
#include "OracleTable.h"
#include "live/HttpServer.h"
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

namespace support {

class RedfishService
{
public:
    HttpServer server{[this](const ServerRequest& request) { return answer(request); }};
    QMap<QString, QJsonObject> resources; ///< by address; go before the files
    QStringList absent;                   ///< 404 although a file is there
    bool wantsSession = false, wantsBasic = false, hasEtags = true;
    int sessions = 0, closed = 0, notModified = 0;
    QByteArray token = "token-1";

    /// Puts the payloads of the facility into the tree at their own addresses, and the collections that lead to them.
    void addFacility()
    {
        const QDir dir(oraclePath("telemetry-formats/redfish-facility"));
        const auto link = [](const QString& to) { return QJsonObject{{"@odata.id", to}}; };
        for (const QString& name : dir.entryList({"*.json"}, QDir::Files)) {
            const auto json = read(dir.filePath(name));
            const QString uri = json.value("@odata.id").toString();
            if (uri.startsWith("/redfish/v1/ThermalEquipment") || uri.startsWith("/redfish/v1/PowerEquipment"))
                resources.insert(uri, json);
        }
        const auto collection = [&](const QString& uri, const char* type, const QStringList& members) {
            QJsonArray list;
            for (const QString& member : members)
                list.append(link(member));
            resources.insert(uri, {{"@odata.id", uri}, {"@odata.type", QStringLiteral("#%1.%1").arg(type)}, {"Name", type}, {"Members", list}});
        };
        const QString cdu = "/redfish/v1/ThermalEquipment/CDUs/1", pdu = "/redfish/v1/PowerEquipment/RackPDUs/1";
        collection("/redfish/v1/ThermalEquipment/CDUs", "CoolingUnitCollection", {cdu});
        collection(cdu + "/SecondaryCoolantConnectors", "CoolantConnectorCollection", {cdu + "/SecondaryCoolantConnectors/A"});
        collection("/redfish/v1/PowerEquipment/RackPDUs", "PowerDistributionCollection", {pdu});
        collection(pdu + "/Branches", "CircuitCollection", {pdu + "/Branches/A"});
        collection(pdu + "/Outlets", "OutletCollection", {pdu + "/Outlets/A1"});
        // The example pump stands in an immersion unit; the CDU of this tree has one like it.
        collection(cdu + "/Pumps", "PumpCollection", {cdu + "/Pumps/1"});
        auto pump = resources.take("/redfish/v1/ThermalEquipment/ImmersionUnits/1/Pumps/1");
        pump.insert("@odata.id", cdu + "/Pumps/1");
        resources.insert(cdu + "/Pumps/1", pump);
        resources.insert("/redfish/v1", {{"@odata.id", "/redfish/v1"}, {"@odata.type", "#ServiceRoot.v1_15_0.ServiceRoot"}, {"Name", "Root"}, {"Chassis", link("/redfish/v1/Chassis")},
                                         {"ThermalEquipment", link("/redfish/v1/ThermalEquipment")}, {"PowerEquipment", link("/redfish/v1/PowerEquipment")}});
    }
    static QJsonObject read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }

private:
    ServerResponse answer(const ServerRequest& request)
    {
        ServerResponse response;
        response.status = 404;
        QString path = QString::fromUtf8(request.path);
        while (path.endsWith('/'))
            path.chop(1);
        if (path.startsWith("/redfish/v1/SessionService/Sessions")) {
            if (request.method == "POST") {
                const auto who = QJsonDocument::fromJson(request.body).object();
                response.status = who.value("UserName") == QJsonValue("operator") && who.value("Password") == QJsonValue("right") ? 201 : 401;
                if (response.status == 201) {
                    ++sessions;
                    response.headers = {{"X-Auth-Token", token}, {"Location", "/redfish/v1/SessionService/Sessions/" + QByteArray::number(sessions)}};
                    response.body = "{}";
                }
            } else if (request.method == "DELETE" && request.headers.value("x-auth-token") == token) {
                ++closed;
                response.status = 204;
            }
            return response;
        }
        if ((wantsSession && request.headers.value("x-auth-token") != token) || (wantsBasic && request.headers.value("authorization") != "Basic " + QByteArray("operator:right").toBase64())) {
            response.status = 401;
            return response;
        }
        if (absent.contains(path))
            return response;
        QJsonObject json = resources.value(path);
        if (json.isEmpty() && path.startsWith("/redfish/v1"))
            json = read(oraclePath("telemetry-formats/redfish/public-rackmount1") + path.mid(11) + "/index.json");
        if (json.isEmpty())
            return response;
        response.status = 200;
        response.body = QJsonDocument(json).toJson(QJsonDocument::Compact);
        if (hasEtags) {
            const QByteArray etag = "\"" + QByteArray::number(qHash(response.body), 16) + "\"";
            response.headers = {{"ETag", etag}};
            if (request.headers.value("if-none-match") == etag) {
                ++notModified;
                response.status = 304;
                response.body.clear();
            }
        }
        return response;
    }
};

} // namespace support
