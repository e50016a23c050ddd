#include "twin/base/Error.h"
#include "twin/base/TextFile.h"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace twin;

class TestTextFile : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    std::string write(const QByteArray& bytes)
    {
        const auto path = m_folder.filePath("fïle.txt");
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", qPrintable(path));
        file.write(bytes);
        return path.toStdString();
    }
    std::vector<std::string> lines(const QByteArray& bytes)
    {
        LineReader reader(write(bytes));
        std::vector<std::string> all;
        for (std::string line; reader.next(line);) {
            all.push_back(line);
            if (reader.line() != static_cast<std::int64_t>(all.size()))
                qFatal("wrong line number");
        }
        return all;
    }
    QString errorOf(const std::string& path)
    {
        try {
            LineReader reader(path);
            for (std::string line; reader.next(line);) {
            }
        } catch (const Error& e) {
            return QString::fromUtf8(e.what());
        }
        return {};
    }

private Q_SLOTS:
    void lineEnds()
    {
        using Lines = std::vector<std::string>;
        QCOMPARE(lines("a\nb\n"), (Lines{"a", "b"}));
        QCOMPARE(lines("a\r\nb\r\n\r\nc"), (Lines{"a", "b", "", "c"}));
        QCOMPARE(lines("a\rb"), (Lines{"a", "b"}));
        QCOMPARE(lines("\xEF\xBB\xBFt_s\n"), (Lines{"t_s"}));
        QCOMPARE(lines("\n"), (Lines{""}));
        QCOMPARE(lines("\xEF\xBB\xBF"), Lines{});
    }
    void linesAcrossBlocks()
    {
        QByteArray bytes;
        for (int i = 0; i < 30'000; ++i)
            bytes += QByteArray::number(i) + "\r\n";
        const auto all = lines(bytes);
        QCOMPARE(all.size(), std::size_t(30'000));
        for (int i = 0; i < 30'000; ++i)
            QCOMPARE(all[static_cast<std::size_t>(i)], std::to_string(i));
    }
    void sentences()
    {
        QVERIFY(errorOf(m_folder.filePath("no-such.csv").toStdString()).contains("no-such.csv” does not exist"));
        QVERIFY(errorOf(m_folder.path().toStdString()).contains("is a folder"));
        QVERIFY(errorOf("").contains("No file was named"));
        QVERIFY(errorOf(write("")).contains("is empty"));
        QVERIFY(errorOf(write(QByteArray("a\nb\0c\n", 6))).contains("line 2 holds binary data"));
        QVERIFY(errorOf(write(QByteArray("\xFF\xFE" "a\0", 4))).contains("UTF-16"));
        QVERIFY(errorOf(write(QByteArray(1'500'000, 'x'))).contains("longer than a million"));
        QVERIFY(errorOf(write("x")).isEmpty());
        QVERIFY(errorOf(write("")).contains("fïle.txt"));
    }
    void fields_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("plain") << "a,b,c" << QStringList{"a", "b", "c"};
        QTest::newRow("empty ones") << ",b," << QStringList{"", "b", ""};
        QTest::newRow("one") << "abc" << QStringList{"abc"};
        QTest::newRow("none") << "" << QStringList{""};
        QTest::newRow("quoted") << "\"a,b\",c" << QStringList{"a,b", "c"};
        QTest::newRow("quote in quotes") << "\"a\"\"b\",\"\"" << QStringList{"a\"b", ""};
        QTest::newRow("open quote") << "x,\"a,b" << QStringList{"x", "a,b"};
        QTest::newRow("text after quote") << "\"a\"z,b" << QStringList{"a", "b"};
    }
    void fields()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, expected);
        const auto text = line.toStdString();
        std::vector<std::string_view> parts;
        std::string storage;
        splitFields(text, ',', parts, storage);
        QStringList got;
        for (const auto part : parts)
            got.append(QString::fromUtf8(part.data(), static_cast<qsizetype>(part.size())));
        QCOMPARE(got, expected);
    }
    void excerpts()
    {
        QCOMPARE(excerpt("ab\x01\xC3\xA9"), std::string("ab???"));
        QCOMPARE(excerpt("abcdef", 3), std::string("abc…"));
    }
};

QTEST_GUILESS_MAIN(TestTextFile)
#include "test_textfile.moc"
