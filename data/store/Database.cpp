#include "data/store/Database.h"
#include <algorithm>
#include <sqlite3.h>
#include <utility>

namespace data {
namespace {

[[noreturn]] void fail(sqlite3* db, int code)
{
    const char* text = db ? sqlite3_errmsg(db) : sqlite3_errstr(code);
    throw DatabaseError(code, text ? text : "unknown failure");
}

/// SQLite's URI form of a path: everything but plain characters escaped.
std::string uriOf(const std::string& path, const char* query)
{
    static constexpr char hex[] = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char ch : path) {
        const auto c = static_cast<unsigned char>(ch);
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '.' || c == '-' || c == '_') {
            uri += ch;
        } else {
            uri += '%';
            uri += hex[c >> 4];
            uri += hex[c & 15];
        }
    }
    return uri + query;
}

} // namespace

DatabaseError::DatabaseError(int code, const std::string& what) : std::runtime_error(what), m_code(code & 0xff) {}

bool DatabaseError::isDamage() const { return m_code == SQLITE_CORRUPT || m_code == SQLITE_NOTADB || m_code == SQLITE_FORMAT || m_code == SQLITE_TOOBIG; }

bool DatabaseError::isAccess() const
{
    return m_code == SQLITE_CANTOPEN || m_code == SQLITE_READONLY || m_code == SQLITE_PERM || m_code == SQLITE_AUTH || m_code == SQLITE_IOERR;
}

twin::Error fileError(const DatabaseError& error, const std::filesystem::path& file)
{
    switch (error.code()) {
    case SQLITE_FULL:
        return twin::Error(TWIN_TEXT("The disk is full: %1 cannot grow. Free some space and try again; what was saved before is sound."), {file.string()});
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return twin::Error(TWIN_TEXT("%1 cannot be opened. Check that its folder exists and that you have the right to read and write there."), {file.string()});
    case SQLITE_READONLY:
        return twin::Error(TWIN_TEXT("%1 cannot be written: the file or its folder is read-only. Choose another place."), {file.string()});
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return twin::Error(TWIN_TEXT("%1 is in use by another program. Close it there and try again."), {file.string()});
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return twin::Error(TWIN_TEXT("%1 is damaged (%2). Restore it from a copy."), {file.string(), error.what()});
    default:
        return twin::Error(TWIN_TEXT("%1 could not be read or written (%2). Check the disk and try again."), {file.string(), error.what()});
    }
}

Statement::Statement(sqlite3* db, std::string_view sql)
{
    const int code = sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
    if (code != SQLITE_OK)
        fail(db, code);
}

Statement::~Statement() { sqlite3_finalize(m_statement); }

Statement::Statement(Statement&& other) noexcept : m_statement(std::exchange(other.m_statement, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept
{
    std::swap(m_statement, other.m_statement);
    return *this;
}

void Statement::check(int code)
{
    if (code != SQLITE_OK)
        fail(sqlite3_db_handle(m_statement), code);
}

Statement& Statement::bind(int place, std::int64_t value)
{
    check(sqlite3_bind_int64(m_statement, place, value));
    return *this;
}

Statement& Statement::bind(int place, double value)
{
    check(sqlite3_bind_double(m_statement, place, value));
    return *this;
}

Statement& Statement::bind(int place, std::string_view value)
{
    check(sqlite3_bind_text64(m_statement, place, value.data() ? value.data() : "", value.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(int place, std::span<const std::byte> value)
{
    check(sqlite3_bind_blob64(m_statement, place, value.data() ? static_cast<const void*>(value.data()) : "", value.size(), SQLITE_STATIC));
    return *this;
}

Statement& Statement::bindNull(int place)
{
    check(sqlite3_bind_null(m_statement, place));
    return *this;
}

bool Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    const DatabaseError error(code, sqlite3_errmsg(sqlite3_db_handle(m_statement)));
    sqlite3_reset(m_statement);
    throw error;
}

void Statement::run()
{
    while (step()) {
    }
    sqlite3_reset(m_statement);
}

void Statement::reset()
{
    if (m_statement)
        sqlite3_reset(m_statement);
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement, column); }
double Statement::number(int column) const { return sqlite3_column_double(m_statement, column); }

std::string Statement::text(int column) const
{
    const auto* p = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return p ? std::string(p, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))) : std::string();
}

std::span<const std::byte> Statement::blob(int column) const
{
    // A blob that cannot be read (its pages are missing) comes back as a null pointer with an error set.
    const auto* p = static_cast<const std::byte*>(sqlite3_column_blob(m_statement, column));
    const int n = sqlite3_column_bytes(m_statement, column);
    return p && n > 0 ? std::span<const std::byte>(p, static_cast<std::size_t>(n)) : std::span<const std::byte>();
}

bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

Database::Database(const std::filesystem::path& file, Open mode)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    std::string name = file.string();
    switch (mode) {
    case Open::Create:
        if (std::filesystem::exists(file))
            throw DatabaseError(SQLITE_CANTOPEN, "the file is there already");
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        break;
    case Open::ReadWrite: flags |= SQLITE_OPEN_READWRITE; break;
    case Open::ReadOnly: flags |= SQLITE_OPEN_READONLY; break;
    case Open::Immutable:
        flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        name = uriOf(std::filesystem::absolute(file).string(), "?immutable=1");
        break;
    }
    const int code = sqlite3_open_v2(name.c_str(), &m_db, flags, nullptr);
    if (code != SQLITE_OK) {
        const DatabaseError error(code, m_db ? sqlite3_errmsg(m_db) : sqlite3_errstr(code));
        sqlite3_close_v2(std::exchange(m_db, nullptr));
        throw error;
    }
    sqlite3_busy_timeout(m_db, 5000);
}

Database::~Database() { close(); }

Database::Database(Database&& other) noexcept : m_db(std::exchange(other.m_db, nullptr)) {}

Database& Database::operator=(Database&& other) noexcept
{
    std::swap(m_db, other.m_db);
    return *this;
}

void Database::close() { sqlite3_close_v2(std::exchange(m_db, nullptr)); }

void Database::execute(const std::string& sql)
{
    const int code = sqlite3_exec(m_db, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        fail(m_db, code);
}

std::int64_t Database::integer(std::string_view sql)
{
    Statement s = prepare(sql);
    return s.step() ? s.integer(0) : 0;
}

std::string Database::text(std::string_view sql)
{
    Statement s = prepare(sql);
    return s.step() ? s.text(0) : std::string();
}

std::int64_t Database::lastRowId() const { return sqlite3_last_insert_rowid(m_db); }

void Database::setBusyTimeout(int milliseconds) { sqlite3_busy_timeout(m_db, milliseconds); }

void Database::distrust(std::int64_t longestValueBytes)
{
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_limit(m_db, SQLITE_LIMIT_LENGTH, static_cast<int>(std::min<std::int64_t>(longestValueBytes, 1'000'000'000)));
    sqlite3_exec(m_db, "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;", nullptr, nullptr, nullptr);
}

Transaction::Transaction(Database& db, const char* begin) : m_db(&db) { db.execute(begin); }

Transaction::~Transaction()
{
    if (!m_db)
        return;
    try {
        m_db->execute("ROLLBACK");
    } catch (const DatabaseError&) {
        // SQLite has rolled back by itself after a failure such as a full disk.
    }
}

void Transaction::commit()
{
    m_db->execute("COMMIT");
    m_db = nullptr;
}

} // namespace data
