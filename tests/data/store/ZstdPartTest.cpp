// Our containers are Blosc's: each reads what the other packed, and damaged ones are refused.
#include "data/store/ZstdPart.h"
#include <QTest>
#include <blosc.h>
#include <cstring>
#include <random>
#include <vector>

using namespace data;

namespace {

std::vector<std::byte> bytesOf(std::size_t size, unsigned kinds, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<std::byte> bytes(size);
    for (auto& b : bytes)
        b = static_cast<std::byte>(random() % kinds);
    return bytes;
}

std::vector<std::byte> packed(const std::vector<std::byte>& bytes, int level)
{
    std::vector<std::byte> out(bytes.size() + BLOSC_MAX_OVERHEAD);
    out.resize(packZstd(bytes.data(), bytes.size(), level, out.data()));
    return out;
}

} // namespace

class ZstdPartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bloscReadsOurs_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("kinds");
        for (const int size : {1, 2, 7, 8, 9, 20, 100, 4096, 200'000})
            for (const int kinds : {1, 5, 256})
                QTest::addRow("%d bytes of %d kinds", size, kinds) << size << kinds;
    }
    void bloscReadsOurs()
    {
        QFETCH(int, size);
        QFETCH(int, kinds);
        for (const int level : {1, 3, 9, 22}) {
            const auto bytes = bytesOf(static_cast<std::size_t>(size), static_cast<unsigned>(kinds), 1);
            const auto part = packed(bytes, level);
            QVERIFY(part.size() <= bytes.size() + BLOSC_MAX_OVERHEAD);
            if (size > 1000 && kinds < 256)
                QVERIFY(part.size() < bytes.size() / 2);
            std::size_t said = 0;
            QVERIFY(blosc_cbuffer_validate(part.data(), part.size(), &said) >= 0);
            QCOMPARE(said, bytes.size());
            std::vector<std::byte> back(bytes.size());
            QCOMPARE(blosc_decompress_ctx(part.data(), back.data(), back.size(), 1), size);
            QVERIFY(back == bytes);
            std::fill(back.begin(), back.end(), std::byte{0x77});
            if (unpackZstd(part, back.data(), back.size()) == Unpacked::Done)
                QVERIFY(back == bytes);
            else
                QVERIFY(part.size() == bytes.size() + BLOSC_MAX_OVERHEAD); // stored: left to Blosc
        }
    }

    void oursReadsBloscs()
    {
        for (const std::size_t size : {1000, 5000, 70'000}) {
            const auto bytes = bytesOf(size, 9, 2);
            std::vector<std::byte> part(size + BLOSC_MAX_OVERHEAD), back(size);
            const int n = blosc_compress_ctx(2, BLOSC_NOSHUFFLE, 1, size, bytes.data(), part.data(), part.size(), BLOSC_ZSTD_COMPNAME, size, 1);
            QVERIFY(n > 0);
            part.resize(static_cast<std::size_t>(n));
            QCOMPARE(unpackZstd(part, back.data(), size), Unpacked::Done);
            QVERIFY(back == bytes);
        }
    }

    void otherFormsAreLeftToBlosc()
    {
        const auto bytes = bytesOf(8000, 9, 3);
        std::vector<std::byte> part(bytes.size() + BLOSC_MAX_OVERHEAD), back(bytes.size());
        for (const char* codec : {BLOSC_LZ4_COMPNAME, BLOSC_ZSTD_COMPNAME})
            for (const int itemSize : {1, 4}) {
                if (itemSize == 1 && std::strcmp(codec, BLOSC_ZSTD_COMPNAME) == 0)
                    continue;
                part.resize(bytes.size() + BLOSC_MAX_OVERHEAD);
                const int n = blosc_compress_ctx(1, itemSize > 1 ? BLOSC_BITSHUFFLE : BLOSC_NOSHUFFLE, static_cast<std::size_t>(itemSize), bytes.size(), bytes.data(),
                                                 part.data(), part.size(), codec, bytes.size(), 1);
                QVERIFY(n > 0);
                part.resize(static_cast<std::size_t>(n));
                QCOMPARE(unpackZstd(part, back.data(), back.size()), Unpacked::OtherForm);
            }
    }

    void damagedPartsAreRefused()
    {
        std::mt19937 random(4);
        const auto bytes = bytesOf(3000, 9, 5);
        const auto sound = packed(bytes, 3);
        std::vector<std::byte> back(bytes.size() + 64, std::byte{0x55});
        int refused = 0;
        for (int i = 0; i < 20'000; ++i) {
            auto part = sound;
            for (unsigned k = 0; k <= random() % 4; ++k)
                part[random() % part.size()] = static_cast<std::byte>(random());
            if (random() % 3 == 0)
                part.resize(random() % part.size());
            refused += unpackZstd(part, back.data(), bytes.size()) != Unpacked::Done ? 1 : 0;
            for (std::size_t at = bytes.size(); at < back.size(); ++at)
                QVERIFY(back[at] == std::byte{0x55}); // nothing behind the end
        }
        QVERIFY(refused > 5000);
    }
};

QTEST_GUILESS_MAIN(ZstdPartTest)
#include "ZstdPartTest.moc"
