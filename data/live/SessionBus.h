// GIO's connection to the session bus, which libsecret speaks over behind the keychain. Main thread.
#pragma once
#include <functional>

namespace data::live {

/// Calls `then` once the program would outlive the session bus: by default GIO ends a process whose shared connection is closed, which is
/// right for a desktop's helpers and wrong for a program with unsaved work. Without GIO, or without a bus, `then` is called as well:
/// whoever asks finds out. Nothing blocks; GIO answers in the main loop that the keychain needs, too.
void outliveSessionBus(std::function<void()> then);

} // namespace data::live
