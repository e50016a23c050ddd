// Answers as Prometheus does, with a clock that is off.
#pragma once
#include "live/HttpServer.h"
#include <QDateTime>

namespace support {
/// Eight GPUs of a rack's first server.
struct SkewedServer
{
    explicit SkewedServer(double offsetSeconds) : offset(offsetSeconds) {}
    double offset;
    int rack = 1;
    HttpServer http{[this](const ServerRequest& request) {
        const QByteArray t = QByteArray::number(static_cast<double>(QDateTime::currentMSecsSinceEpoch()) * 1e-3 + offset, 'f', 3);
        if (request.query.contains("time()") || request.query.contains("time%28%29"))
            return ServerResponse{200, R"({"status":"success","data":{"resultType":"scalar","result":[)" + t + ",\"" + t + R"("]}})", "application/json", {}, false, false, 0};
        QByteArray series;
        for (int gpu = 0; gpu < 8; ++gpu)
            series += QByteArray(gpu > 0 ? "," : "") + R"({"metric":{"__name__":"DCGM_FI_DEV_POWER_USAGE","gpu":")" + QByteArray::number(gpu) + R"(","Hostname":"H1-R01-0)"
                    + QByteArray::number(rack) + R"(/S1"},"values":[[)" + t + R"(,"500"]]})";
        return ServerResponse{200, R"({"status":"success","data":{"resultType":"matrix","result":[)" + series + "]}}", "application/json", {}, false, false, 0};
    }};
};
} // namespace support
