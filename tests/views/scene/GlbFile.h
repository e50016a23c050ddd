// A binary glTF file read as the Khronos glTF 2.0 specification says, for tests of what is exported.
#pragma once
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>
#include <algorithm>
#include <cstring>
#include <vector>

/// A .glb taken apart as the specification says; `problem` is the first thing that is not as it should be.
struct Glb
{
    QJsonObject json;
    QByteArray binary;
    QString problem;

    explicit Glb(const QByteArray& bytes)
    {
        const auto word = [&](qsizetype at) { return qFromLittleEndian<quint32>(bytes.constData() + at); };
        if (bytes.size() < 20 || word(0) != 0x46546C67 || word(4) != 2 || word(8) != static_cast<quint32>(bytes.size())) {
            problem = "header";
            return;
        }
        const qsizetype jsonSize = word(12);
        if (jsonSize % 4 || word(16) != 0x4E4F534A || 20 + jsonSize > bytes.size()) {
            problem = "JSON chunk";
            return;
        }
        json = QJsonDocument::fromJson(bytes.mid(20, jsonSize)).object();
        if (json.isEmpty()) {
            problem = "JSON";
            return;
        }
        if (20 + jsonSize == bytes.size())
            return;
        const qsizetype size = word(20 + jsonSize);
        if (size % 4 || word(24 + jsonSize) != 0x004E4942 || 28 + jsonSize + size != bytes.size()) {
            problem = "binary chunk";
            return;
        }
        binary = bytes.mid(28 + jsonSize, size);
        check();
    }

    /// Index of the mesh with a name; -1: there is none.
    int mesh(const QString& name) const
    {
        const auto meshes = json["meshes"].toArray();
        for (int i = 0; i < meshes.size(); ++i)
            if (meshes.at(i).toObject()["name"].toString() == name)
                return i;
        return -1;
    }
    QJsonObject primitive(int mesh) const { return at("meshes", mesh)["primitives"].toArray().at(0).toObject(); }
    QJsonObject at(const char* list, int i) const { return json[QLatin1String(list)].toArray().at(i).toObject(); }
    template<class T> std::vector<T> values(int accessor, int components) const
    {
        const auto a = at("accessors", accessor), v = at("bufferViews", a["bufferView"].toInt());
        std::vector<T> out(static_cast<std::size_t>(a["count"].toInt() * components));
        std::memcpy(out.data(), binary.constData() + v["byteOffset"].toInt(), out.size() * sizeof(T));
        return out;
    }

private:
    void fail(const QString& what)
    {
        if (problem.isEmpty())
            problem = what;
    }
    void check()
    {
        if (json["asset"].toObject()["version"].toString() != "2.0")
            fail("version");
        if (json["buffers"].toArray().size() != 1 || at("buffers", 0)["byteLength"].toInt() != binary.size())
            fail("buffer length");
        const auto views = json["bufferViews"].toArray();
        for (const auto& each : views) {
            const auto v = each.toObject();
            if (v["byteOffset"].toInt() % 4 || v["byteLength"].toInt() <= 0 || v["byteOffset"].toInt() + v["byteLength"].toInt() > binary.size())
                fail("buffer view");
        }
        for (const auto& each : json["accessors"].toArray()) {
            const auto a = each.toObject();
            const int components = QStringList{"", "SCALAR", "VEC2", "VEC3", "VEC4"}.indexOf(a["type"].toString());
            const int bytes = a["componentType"].toInt() == 5123 ? 2 : 4;
            const int viewIndex = a["bufferView"].toInt(-1);
            if (components < 1 || viewIndex < 0 || viewIndex >= views.size()
                || a["count"].toInt() * components * bytes != views.at(viewIndex).toObject()["byteLength"].toInt())
                fail("accessor");
        }
        for (const auto& each : json["meshes"].toArray()) {
            const auto p = each.toObject()["primitives"].toArray().at(0).toObject();
            const auto attributes = p["attributes"].toObject();
            const auto position = at("accessors", attributes["POSITION"].toInt());
            const int count = position["count"].toInt();
            const int corners = p["mode"].toInt() == 1 ? 2 : 3;
            const auto indices = values<quint32>(p["indices"].toInt(), 1);
            if (indices.empty() || indices.size() % static_cast<std::size_t>(corners))
                fail("corners");
            for (const quint32 i : indices)
                if (i >= static_cast<quint32>(count))
                    fail("index " + QString::number(i) + " of " + QString::number(count));
            for (const auto& name : attributes.keys())
                if (at("accessors", attributes[name].toInt())["count"].toInt() != count)
                    fail("count of " + name);
            const auto points = values<float>(attributes["POSITION"].toInt(), 3);
            for (int k = 0; k < 3; ++k) {
                float least = points[static_cast<std::size_t>(k)], most = least;
                for (std::size_t i = static_cast<std::size_t>(k); i < points.size(); i += 3) {
                    least = std::min(least, points[i]);
                    most = std::max(most, points[i]);
                }
                if (position["min"].toArray().at(k).toDouble() != static_cast<double>(least) || position["max"].toArray().at(k).toDouble() != static_cast<double>(most))
                    fail("bounds");
            }
            if (p["material"].toInt() >= json["materials"].toArray().size())
                fail("material");
        }
        const auto root = json["scenes"].toArray().at(0).toObject()["nodes"].toArray().at(0).toInt();
        if (at("nodes", root)["children"].toArray().size() != json["meshes"].toArray().size())
            fail("nodes");
    }
};
