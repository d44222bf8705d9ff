package dev.pergola.core.page;

/** A page of the site, ready to be written in any format. Each case is one kind of page. */
public sealed interface Page
        permits CustomPage,
                DatabasePage,
                ExplorerPage,
                FormPage,
                FragmentPage,
                IndexPage,
                JsonPage,
                PatternsPage,
                PluginManagerPage,
                PluginPage,
                PluginsPage,
                ProblemPage,
                QueryListPage,
                QueryPage,
                RowFormPage,
                RowPage,
                SchemaPage,
                TablePage,
                ToolPage,
                WriteSqlPage {

    /** What every page has: its title, the way to it, and what plugins add. */
    PageFrame frame();
}
