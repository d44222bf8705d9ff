package dev.pergola.core.change;

import dev.pergola.core.model.PlainValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What somebody wants to change about a table. The order of the operations does not count but where several are about the
 * same: then the last one does.
 *
 * @param operations as they came, at least one
 */
public record AlterRequest(List<AlterOperation> operations) {

    /** Copies the list. */
    public AlterRequest {
        operations = List.copyOf(operations);
    }

    /**
     * Reads a body.
     *
     * @param body the object that was sent
     * @return the request
     * @throws dev.pergola.api.ServerException with everything that is wrong with it
     */
    public static AlterRequest of(Map<String, PlainValue> body) {
        List<String> problems = new ArrayList<>();
        Arguments arguments = new Arguments("", body, problems);
        List<AlterOperation> operations = new ArrayList<>();
        if (!arguments.has("operations")) {
            arguments.problem("operations", "Field required");
        } else if (!(arguments.value("operations") instanceof PlainValue.Items items)) {
            arguments.problem("operations", "Input should be a valid list");
        } else if (items.values().isEmpty()) {
            arguments.problem("operations", "List should have at least 1 item after validation, not 0");
        } else {
            for (int i = 0; i < items.values().size(); i++) {
                AlterKind.read("operations." + i, items.values().get(i), problems)
                        .ifPresent(operations::add);
            }
        }
        arguments.refuseOthersThan(Set.of("operations"));
        Refusal.where(problems);
        AlterRequest request = new AlterRequest(operations);
        request.check();
        return request;
    }

    private void check() {
        for (AlterOperation.AddColumn add : all(AlterOperation.AddColumn.class).toList()) {
            if (add.column().notNull() && add.column().defaultSql().isEmpty()) {
                throw Refusal.of("add_column args.default or args.default_expr is required when not_null is true");
            }
        }
        if (all(AlterOperation.SetForeignKeys.class).findAny().isPresent()
                && all(AlterOperation.AddForeignKey.class).findAny().isPresent()) {
            throw Refusal.of("Cannot specify both foreign_keys and add_foreign_keys");
        }
    }

    /** The operations of one kind. */
    public <T extends AlterOperation> Stream<T> all(Class<T> kind) {
        return operations.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The name that the table gets, where it gets another one. */
    public Optional<String> newName() {
        return all(AlterOperation.RenameTable.class)
                .map(AlterOperation.RenameTable::to)
                .reduce((first, second) -> second);
    }

    /** Whether SQLite can do all of it without making the table again. */
    public boolean inPlace() {
        return operations.stream()
                .allMatch(operation -> operation instanceof AlterOperation.RenameTable
                        || (operation instanceof AlterOperation.AddColumn add && add.inPlace()));
    }

    /** The columns that go away. */
    public Set<String> dropped() {
        Set<String> names = new LinkedHashSet<>();
        all(AlterOperation.DropColumn.class).forEach(drop -> names.add(drop.name()));
        return names;
    }
}
