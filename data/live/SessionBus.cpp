#include "data/live/SessionBus.h"
#include <QLibrary>
#include <memory>

namespace data::live {
namespace {

// GIO's own types are not needed: it is loaded as libsecret is, where there is one. Declarations: gio/gdbusconnection.h, GLib 2.26 and later.
struct Gio
{
    using Ready = void (*)(void* source, void* result, void* data);
    void (*busGet)(int type, void* cancellable, Ready ready, void* data) = nullptr;
    void* (*busGetFinish)(void* result, void** error) = nullptr;
    void (*setExitOnClose)(void* connection, int exit) = nullptr;
    int (*isClosed)(void* connection) = nullptr;
    void (*unref)(void* object) = nullptr;

    Gio()
    {
        QLibrary gio(QStringLiteral("gio-2.0"), 0), object(QStringLiteral("gobject-2.0"), 0);
        const auto find = [](QLibrary& library, const char* name, auto& function) {
            function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(library.resolve(name));
        };
        find(gio, "g_bus_get", busGet);
        find(gio, "g_bus_get_finish", busGetFinish);
        find(gio, "g_dbus_connection_set_exit_on_close", setExitOnClose);
        find(gio, "g_dbus_connection_is_closed", isClosed);
        find(object, "g_object_unref", unref);
    }
    bool isThere() const { return busGet && busGetFinish && setExitOnClose && isClosed && unref; }
};

const Gio& gio()
{
    static const Gio loaded;
    return loaded;
}

// Kept, so that the connection which the keychain gets is this one.
void* kept = nullptr;

void onReady(void*, void* result, void* data)
{
    const std::unique_ptr<std::function<void()>> then(static_cast<std::function<void()>*>(data));
    if (void* const connection = gio().busGetFinish(result, nullptr)) {
        gio().setExitOnClose(connection, 0);
        if (kept)
            gio().unref(kept);
        kept = connection;
    }
    (*then)();
}

} // namespace

void outliveSessionBus(std::function<void()> then)
{
    if (!gio().isThere())
        return then();
    if (kept && gio().isClosed(kept)) { // of a session that has ended: the next one may have a bus
        gio().unref(kept);
        kept = nullptr;
    }
    constexpr int sessionBus = 2; // G_BUS_TYPE_SESSION
    gio().busGet(sessionBus, nullptr, onReady, new std::function<void()>(std::move(then)));
}

} // namespace data::live
