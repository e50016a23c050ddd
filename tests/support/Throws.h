// Calls that must be refused in words.
#pragma once
#include "twin/base/Error.h"
#include <QString>

namespace support {

/// Runs a call that must throw an Error whose sentence has a word in it.
template<class F> bool throwsWith(F call, const char* word)
{
    try {
        call();
    } catch (const twin::Error& e) {
        if (QString::fromUtf8(e.what()).contains(QString::fromUtf8(word)))
            return true;
        qWarning("%s", e.what());
    }
    return false;
}

} // namespace support
