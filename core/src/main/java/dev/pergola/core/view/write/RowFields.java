package dev.pergola.core.view.write;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Request;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.model.CellType;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import dev.pergola.core.page.RowField;
import dev.pergola.core.page.RowField.Control;
import dev.pergola.core.page.RowField.Filling;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.plan.LabelColumn;
import dev.pergola.core.plan.RowPlan;
import dev.pergola.core.query.SingleRow;
import dev.pergola.core.view.AssignedType;
import dev.pergola.core.view.ColumnTypes;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.TableSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of the form for a row: for each column the control that fits its type and its value. For one request. */
final class RowFields {

    private static final int LONGEST_LINE = 80;
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern YES_NO = Pattern.compile("[01]?");

    private final SiteContext site;
    private final Request request;
    private final WriteTarget target;
    private final DatabaseSchema schema;
    private final ColumnTypes types;

    RowFields(SiteContext site, RouteContext context, WriteTarget target) {
        this.site = site;
        this.request = context.request();
        this.target = target;
        String database = target.database().info().name();
        this.schema = TableSettings.shown(
                site.configuration(), database, target.database().schema());
        this.types = ColumnTypes.of(site, context, database, target.table());
    }

    /** Of a row that is still to be made: what the database computes, and bytes, are left out. */
    List<RowField> ofNewRow() {
        return target.table().columns().stream()
                .filter(column -> !column.hidden() && !column.generated() && !holdsBytes(column))
                .map(column -> field(column, control(column, ""), newEntry(column), Optional.empty()))
                .toList();
    }

    /** Of a row that is there. */
    List<RowField> of(NamedRow row) {
        List<LabelColumn> labels = LabelColumn.of(schema, target.table()).stream()
                .filter(label -> isVisible(label.key()))
                .toList();
        RowPlan plan = RowPlan.of(target.table(), row.key(), labels);
        try (SingleRow read = target.database().row(plan, row.key(), Optional.empty())) {
            RowCursor cursor = read.cursor();
            if (!cursor.next()) {
                throw row.notFound();
            }
            List<RowField> fields = new ArrayList<>();
            for (ColumnSchema column : target.table().columns()) {
                int cell = plan.columns().indexOf(column.name());
                if (cell >= 0) {
                    Optional<String> label = Optional.ofNullable(
                                    plan.labelPositions().get(column.name()))
                            .map(position -> Value.of(cursor, position).asText())
                            .filter(text -> !text.isBlank());
                    fields.add(field(column, Value.of(cursor, cell), label));
                }
            }
            return fields;
        }
    }

    private RowField field(ColumnSchema column, Value value, Optional<String> label) {
        boolean bytes = value.type() == CellType.BLOB;
        String text = bytes ? byteCount(value) : value.asText();
        boolean fixed = bytes || holdsBytes(column) || column.inPrimaryKey() || column.generated();
        Control control = fixed ? Control.READ_ONLY : control(column, text);
        Filling filling = value.type() == CellType.NULL ? Filling.NULL : Filling.VALUE;
        List<Filling> fillings = column.notNull() ? List.of(Filling.VALUE) : List.of(Filling.VALUE, Filling.NULL);
        return field(column, control, new RowField.Entry(text, text, filling, fillings), label);
    }

    private RowField field(ColumnSchema column, Control control, RowField.Entry entry, Optional<String> label) {
        Optional<RowField.Type> type = types.of(column.name())
                .map(assigned -> new RowField.Type(
                        assigned.name(), assigned.description(), JsonText.compact(assigned.settings())));
        Optional<RowField.Reference> reference = target.table()
                .foreignKeys()
                .from(column.name())
                .filter(this::isVisible)
                .map(key -> reference(key, label));
        return new RowField(column, type, control, entry, reference, List.of());
    }

    private static String byteCount(Value value) {
        int length = ((Value.Blob) value).bytes().length;
        return length == 1 ? "1 byte" : length + " bytes";
    }

    private static boolean holdsBytes(ColumnSchema column) {
        return column.declaredType().toUpperCase(Locale.ROOT).contains("BLOB");
    }

    private RowField.Entry newEntry(ColumnSchema column) {
        List<Filling> fillings = new ArrayList<>();
        boolean filledByDatabase = column.defaultValue().isPresent() || isRowNumber(column);
        if (filledByDatabase) {
            fillings.add(Filling.DEFAULT);
        }
        fillings.add(Filling.VALUE);
        boolean nullable = !column.notNull() && !column.inPrimaryKey();
        if (nullable) {
            fillings.add(Filling.NULL);
        }
        Filling filling = filledByDatabase ? Filling.DEFAULT : nullable ? Filling.NULL : Filling.VALUE;
        return new RowField.Entry("", "", filling, fillings);
    }

    /** SQLite counts such keys by itself. */
    private boolean isRowNumber(ColumnSchema column) {
        TableSchema table = target.table();
        return !table.withoutRowid()
                && table.primaryKey().equals(List.of(column.name()))
                && column.declaredType().equalsIgnoreCase("INTEGER");
    }

    private boolean isVisible(ForeignKey key) {
        return site.allows(
                request,
                Actions.VIEW_TABLE,
                Resource.inDatabase(target.database().info().name(), key.otherTable()));
    }

    private RowField.Reference reference(ForeignKey key, Optional<String> label) {
        String address = site.urls().table(target.database().info().route(), key.otherTable());
        boolean searchable = schema.table(key.otherTable())
                .filter(other -> !other.view() && other.rowKey().equals(List.of(key.otherColumn())))
                .isPresent();
        return new RowField.Reference(
                key.otherTable(),
                address,
                searchable ? Optional.of(address + "/-/autocomplete") : Optional.empty(),
                label);
    }

    private Control control(ColumnSchema column, String text) {
        String type = types.of(column.name()).map(AssignedType::name).orElse("");
        return switch (type) {
            case "url" -> Control.URL;
            case "email" -> Control.EMAIL;
            case "json", "textarea" -> Control.LINES;
            default -> plainControl(column, text);
        };
    }

    private Control plainControl(ColumnSchema column, String text) {
        String type = column.declaredType().toUpperCase(Locale.ROOT);
        if (text.length() > LONGEST_LINE || text.contains("\n")) {
            return Control.LINES;
        }
        if (target.table().foreignKeys().from(column.name()).isPresent()) {
            return Control.LINE;
        }
        if (type.startsWith("BOOL") && YES_NO.matcher(text).matches()) {
            return Control.YES_NO;
        }
        if (type.equals("DATE") && (text.isEmpty() || DAY.matcher(text).matches())) {
            return Control.DATE;
        }
        return SentRow.isNumeric(column) ? Control.NUMBER : Control.LINE;
    }
}
