// SQLite behind RAII: connection, statement, transaction. Each object belongs to one thread at a time.
#pragma once
#include "twin/base/Error.h"
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace data {

/// What SQLite said. Callers that know the file turn it into a sentence with `fileError`.
class DatabaseError : public std::runtime_error
{
public:
    DatabaseError(int code, const std::string& what);
    int code() const { return m_code; }      ///< primary result code of SQLite
    bool isDamage() const;                   ///< the file's content is unsound
    bool isAccess() const;                   ///< the file or its folder cannot be opened or written

private:
    int m_code;
};

/// One sentence for people: what, which file, what to do.
twin::Error fileError(const DatabaseError& error, const std::filesystem::path& file);

class Statement
{
public:
    Statement() = default;
    Statement(sqlite3* db, std::string_view sql);
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Places are numbered from 1. Text and blobs must live until the next step or reset.
    Statement& bind(int place, std::int64_t value);
    Statement& bind(int place, double value);
    Statement& bind(int place, std::string_view value);
    Statement& bind(int place, std::span<const std::byte> value);
    Statement& bindNull(int place);

    bool step();   ///< true: a row is there. Throws DatabaseError
    void run();    ///< steps to the end and resets
    void reset();  ///< ready for the next run; never throws

    /// Columns are numbered from 0. A value of another type is converted as SQLite does; texts and blobs live until the next step.
    std::int64_t integer(int column) const;
    double number(int column) const;
    std::string text(int column) const;
    std::span<const std::byte> blob(int column) const;
    bool isNull(int column) const;

private:
    void check(int code);
    sqlite3_stmt* m_statement = nullptr;
};

class Database
{
public:
    enum class Open {
        Create,    ///< new file; fails if something is there
        ReadWrite, ///< existing file
        ReadOnly,
        Immutable  ///< read-only without any lock or side file: for folders that cannot be written
    };
    Database() = default;
    Database(const std::filesystem::path& file, Open mode);
    ~Database();
    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) noexcept;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    bool isOpen() const { return m_db != nullptr; }
    void close(); ///< statements must be gone
    void execute(const std::string& sql);                  ///< one or several statements without results
    Statement prepare(std::string_view sql) { return Statement(m_db, sql); }
    std::int64_t integer(std::string_view sql);            ///< first column of the first row, 0 without a row
    std::string text(std::string_view sql);
    std::int64_t lastRowId() const;
    void setBusyTimeout(int milliseconds);
    /// Foreign content: no functions or triggers of the schema run, damaged cells are noticed early, no huge values.
    void distrust(std::int64_t longestValueBytes);

private:
    sqlite3* m_db = nullptr;
};

/// Rolls back in its destructor unless committed.
class Transaction
{
public:
    explicit Transaction(Database& db, const char* begin = "BEGIN IMMEDIATE");
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Database* m_db;
};

} // namespace data
