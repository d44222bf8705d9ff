package dev.pergola.core.plugins.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of one running version of a plugin: what it declares, what was accepted last, and why newer ones were not.
 * Immutable.
 *
 * @param declarations what it declares; empty for a plugin that takes any settings
 * @param accepted the blocks in force by name; empty while none were accepted, so that the plugin has its defaults
 * @param refusals what is wrong with the newest blocks, sentences with keys; empty where those are in force
 */
public record SettingsInForce(
        List<SettingsDeclaration> declarations, Optional<Map<String, WrittenBlock>> accepted, List<String> refusals) {

    /** Copies the collections. */
    public SettingsInForce {
        declarations = List.copyOf(declarations);
        accepted = accepted.map(blocks -> Collections.unmodifiableMap(new LinkedHashMap<>(blocks)));
        refusals = List.copyOf(refusals);
    }

    /**
     * A plugin to which no settings were offered yet.
     *
     * @param declarations what it declares
     * @return its defaults are in force
     */
    public static SettingsInForce defaults(List<SettingsDeclaration> declarations) {
        return new SettingsInForce(declarations, Optional.empty(), List.of());
    }

    /**
     * Offers settings. All of them are taken, or none and those before stay.
     *
     * @param blocks every block that is written, by name; those of other plugins are left alone
     * @return with these blocks accepted, or with the reasons why not
     */
    public SettingsInForce offered(Map<String, WrittenBlock> blocks) {
        Map<String, WrittenBlock> own = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        for (SettingsDeclaration declaration : declarations) {
            wrong.addAll(new DeclarationCheck(declaration, declarations, blocks).refusals());
            declaration.blocks().forEach(name -> Optional.ofNullable(blocks.get(name))
                    .ifPresent(block -> own.put(name, block)));
        }
        return wrong.isEmpty()
                ? new SettingsInForce(declarations, Optional.of(own), List.of())
                : new SettingsInForce(
                        declarations, accepted, wrong.stream().distinct().toList());
    }

    /**
     * The same settings, though newer ones were offered that only the plugin itself finds wrong.
     *
     * @param reasons what is wrong, sentences
     * @return what was in force stays in force
     */
    public SettingsInForce refusing(List<String> reasons) {
        return new SettingsInForce(declarations, accepted, reasons);
    }

    /** Whether the plugin must not run: its settings are wrong, and it has none that were right. */
    public boolean isUnusable() {
        return !refusals.isEmpty() && accepted.isEmpty();
    }

    /** The names of all blocks that it declares. */
    public List<String> blocks() {
        return declarations.stream()
                .flatMap(declaration -> declaration.blocks().stream())
                .distinct()
                .toList();
    }

    /**
     * The values for components.
     *
     * @return by block and key; of a declaration with several blocks all are there where one is written, since the runtime of
     *     components looks for the first, and without it finds no other when a component begins
     */
    public Map<String, Map<String, Object>> values() {
        Map<String, Map<String, Object>> values = new LinkedHashMap<>();
        declarations.stream()
                .map(SettingsDeclaration::blocks)
                .filter(names -> names.stream().anyMatch(accepted.orElseGet(Map::of)::containsKey))
                .forEach(names -> names.forEach(name -> values.put(name, new LinkedHashMap<>())));
        declarations.forEach(declaration -> new DeclarationCheck(declaration, declarations, accepted.orElseGet(Map::of))
                .values()
                .forEach((block, settings) -> values.computeIfAbsent(block, name -> new LinkedHashMap<>())
                        .putAll(settings)));
        return values;
    }

    /**
     * Every declared setting for people, secrets hidden.
     *
     * @return in the order of the declarations
     */
    public List<SettingStatus> statuses() {
        return declarations.stream()
                .flatMap(declaration -> declaration.settings().values().stream()
                        .map(setting -> SettingStatus.of(declaration, setting, written(declaration, setting.key()))))
                .toList();
    }

    /** What is in force for a key; of several blocks that hold it the last counts. */
    private Optional<SettingStatus.Place> written(SettingsDeclaration declaration, String key) {
        return declaration.blocks().stream()
                .flatMap(name -> accepted
                        .flatMap(blocks -> Optional.ofNullable(blocks.get(name)))
                        .flatMap(block -> Optional.ofNullable(block.settings().get(key)))
                        .filter(setting -> !setting.isAbsent())
                        .map(setting -> new SettingStatus.Place(name, setting))
                        .stream())
                .reduce((earlier, later) -> later);
    }
}
