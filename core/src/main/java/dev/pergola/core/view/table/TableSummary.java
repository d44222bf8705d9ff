package dev.pergola.core.view.table;

import dev.pergola.api.hook.table.SummaryColumn;
import dev.pergola.core.config.Setting;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.plan.LabelColumn;
import dev.pergola.core.plan.TablePlan;
import dev.pergola.core.view.RowsToSummarise;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.TimeLimit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All rows of a table that fit the filters of an address, for plugins that want to know something about them as a whole.
 *
 * @param site the site
 * @param asked what was asked for
 */
record TableSummary(SiteContext site, AskedTable asked) {

    RowsToSummarise rows() {
        TablePlan plan = asked.planner().everything(asked.request().query(), List.of());
        return new RowsToSummarise(
                asked.description(),
                asked.request(),
                new RowsToSummarise.Source(
                        asked.database(),
                        plan.rows(),
                        columns(plan),
                        selected(plan),
                        plan.paging().sort().isPresent()),
                TimeLimit.of(asked.request(), site.setting(Setting.SQL_TIME_LIMIT_MS)));
    }

    private List<SummaryColumn> columns(TablePlan plan) {
        List<LabelColumn> labels = Labels.of(asked.schema(), plan.table(), asked.linked());
        return plan.columns().stream()
                .map(name -> column(plan.table(), name, labels))
                .toList();
    }

    private static SummaryColumn column(TableSchema table, String name, List<LabelColumn> labels) {
        Optional<LabelColumn> label = labels.stream()
                .filter(candidate -> candidate.key().column().equals(name))
                .findFirst();
        return new SummaryColumn(
                name,
                table.column(name).map(ColumnSchema::declaredType).orElse(""),
                table.rowKey().contains(name),
                label.map(found -> new SummaryColumn.Reference(
                        found.key().otherTable(), found.key().otherColumn(), found.label())));
    }

    /** The statement selects the columns of the key and of the order as well, behind those that are shown. */
    private static int selected(TablePlan plan) {
        TablePlan.Paging paging = plan.paging();
        return Stream.concat(paging.keyPositions().stream(), paging.sortPosition().stream())
                .flatMapToInt(IntStream::of)
                .map(position -> position + 1)
                .reduce(plan.columns().size(), Math::max);
    }
}
