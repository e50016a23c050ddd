// list-texts FILE: writes the listing of translatable texts. A tool of the build, not part of the program.
#include "app/i18n/TextScanner.h"
#include <QCoreApplication>
#include <exception>
#include <fstream>
#include <iostream>

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 2) {
        std::cerr << "list-texts: name the file to write.\n";
        return 2;
    }
    try {
        const auto source = app::listingSource(app::translatableTexts(TWIN_SOURCE_DIR));
        std::ofstream out(argv[1], std::ios::binary);
        if (!(out << source).flush()) {
            std::cerr << "list-texts: “" << argv[1] << "” cannot be written; check the folder.\n";
            return 1;
        }
    } catch (const std::exception& error) {
        std::cerr << "list-texts: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
