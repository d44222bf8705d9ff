package dev.pergola.plugins.demo;

import java.util.List;

/** Tables and views about one field of what the JDK knows. */
interface DemoTheme {

    /** Its tables, each behind the ones it points at. */
    List<DemoTable> tables();

    /** Its views, which may use the tables of every theme. */
    List<DemoView> views();
}
