// QCustomPlot's header uses Qt's lower-case keywords, which this project turns off: they exist only while it is read.
#pragma once
#include <QObject>
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define emit
#define foreach(variable, container) for (variable : container)
#include <qcustomplot.h>
#undef signals
#undef slots
#undef emit
#undef foreach
