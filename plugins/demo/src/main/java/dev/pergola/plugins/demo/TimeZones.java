package dev.pergola.plugins.demo;

import static java.util.stream.Collectors.toCollection;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Time zones, their distances from UTC, and every change of their clocks. */
final class TimeZones implements DemoTheme {

    /** The last year whose changes are told where only a rule gives them. */
    private static final int LAST_YEAR = 2037;

    /** Unlike the shortest notation that Java uses elsewhere this one always has seconds, so texts sort as times. */
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

    private final List<Zone> zones;
    private final Instant today;

    TimeZones() {
        today = LocalDateTime.of(yearOfData(), 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
        zones = new TreeSet<>(ZoneId.getAvailableZoneIds())
                .stream().map(ZoneId::of).map(Zone::of).toList();
    }

    /** The year of the time zone data in this JDK: "today" for a database that shall not depend on the clock. */
    private static int yearOfData() {
        String version = ZoneRulesProvider.getVersions("UTC").lastKey();
        return version.matches("\\d{4}.*") ? Integer.parseInt(version.substring(0, 4)) : 2025;
    }

    @Override
    public List<DemoTable> tables() {
        return List.of(offsets(), timeZones(), transitions());
    }

    @Override
    public List<DemoView> views() {
        return List.of(steadyZones(), greatClockChanges(), nextTransitions());
    }

    private DemoTable offsets() {
        List<DemoColumn> columns = List.of(
                DemoColumn.key("id", "INTEGER NOT NULL", "seconds to add to UTC"),
                DemoColumn.uniqueName("as in UTC+05:45"),
                DemoColumn.of("hours", "REAL NOT NULL", "the same in hours"));
        return new DemoTable(
                "offsets", "Distances of local clocks from UTC, now or ever.", columns, () -> allOffsets().stream()
                        .map(seconds -> DemoTable.row(seconds, offsetName(seconds), seconds / 3600.0)));
    }

    private NavigableSet<Integer> allOffsets() {
        return zones.stream()
                .flatMap(zone -> Stream.concat(
                        Stream.of(zone.rules().getStandardOffset(today)),
                        zone.transitions().stream()
                                .flatMap(change -> Stream.of(change.getOffsetBefore(), change.getOffsetAfter()))))
                .map(ZoneOffset::getTotalSeconds)
                .collect(toCollection(TreeSet::new));
    }

    private static String offsetName(int seconds) {
        return seconds == 0 ? "UTC" : "UTC" + ZoneOffset.ofTotalSeconds(seconds).getId();
    }

    private DemoTable timeZones() {
        List<DemoColumn> columns = List.of(
                DemoColumn.key("id", "TEXT NOT NULL", "its name in the time zone database"),
                DemoColumn.of("name", "TEXT NOT NULL", "English name of its time"),
                DemoColumn.of("region", "TEXT", "the first part of the key, for zones of a place"),
                DemoColumn.of("place", "TEXT NOT NULL", "the rest of the key in words"),
                DemoColumn.of("offset_id", "INTEGER NOT NULL", "standard time, without daylight saving time")
                        .to("offsets", "id"),
                DemoColumn.of("daylight_saving_time", "INTEGER NOT NULL", "1 where clocks still change every year"),
                DemoColumn.of("twin_id", "TEXT", "the first zone with the same clocks at all times")
                        .to("time_zones", "id"));
        return new DemoTable("time_zones", "Places whose clocks agree.", columns, this::zoneRows);
    }

    private Stream<List<Object>> zoneRows() {
        Map<ZoneRules, String> firstOfRules = new HashMap<>();
        return zones.stream().map(zone -> {
            String id = zone.id().getId();
            int slash = id.indexOf('/');
            return DemoTable.row(
                    id,
                    zone.id().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                    slash < 0 ? Optional.empty() : id.substring(0, slash),
                    id.substring(slash + 1).replace('_', ' '),
                    zone.rules().getStandardOffset(today).getTotalSeconds(),
                    changesIn(zone, today),
                    Optional.ofNullable(firstOfRules.putIfAbsent(zone.rules(), id)));
        });
    }

    private static boolean changesIn(Zone zone, Instant beginOfYear) {
        int year = beginOfYear.atOffset(ZoneOffset.UTC).getYear();
        return zone.transitions().stream()
                .filter(change -> change.getDateTimeBefore().getYear() == year)
                .anyMatch(change -> zone.rules().isDaylightSavings(change.getInstant()));
    }

    private DemoTable transitions() {
        List<DemoColumn> columns = List.of(
                DemoColumn.key("id", "INTEGER NOT NULL", "a number without meaning"),
                DemoColumn.of("time_zone_id", "TEXT NOT NULL", "the zone").to("time_zones", "id"),
                DemoColumn.of("instant", "TEXT NOT NULL", "the moment in UTC"),
                DemoColumn.of("local_before", "TEXT NOT NULL", "what clocks showed at the moment"),
                DemoColumn.of("local_after", "TEXT NOT NULL", "what they were set to"),
                DemoColumn.of("offset_before_id", "INTEGER NOT NULL", "distance from UTC before")
                        .to("offsets", "id"),
                DemoColumn.of("offset_after_id", "INTEGER NOT NULL", "distance from UTC after")
                        .to("offsets", "id"),
                DemoColumn.of("seconds", "INTEGER NOT NULL", "how far clocks were moved; below 0 for back"),
                DemoColumn.of("is_gap", "INTEGER NOT NULL", "1 where clocks left out time, 0 where they repeated it"),
                DemoColumn.of("daylight_saving_time", "INTEGER NOT NULL", "1 where it applies afterwards"),
                DemoColumn.of("by_rule", "INTEGER NOT NULL", "1 where it was computed from the rule of the zone"));
        return new DemoTable("transitions", "Every change of the clocks until " + LAST_YEAR + ".", columns, () -> {
            AtomicInteger id = new AtomicInteger();
            return zones.stream()
                    .flatMap(zone -> IntStream.range(0, zone.transitions().size())
                            .mapToObj(index -> transitionRow(id.incrementAndGet(), zone, index)));
        });
    }

    private static List<Object> transitionRow(int id, Zone zone, int index) {
        ZoneOffsetTransition change = zone.transitions().get(index);
        return DemoTable.row(
                id,
                zone.id().getId(),
                change.getInstant().toString(),
                LOCAL.format(change.getDateTimeBefore()),
                LOCAL.format(change.getDateTimeAfter()),
                change.getOffsetBefore().getTotalSeconds(),
                change.getOffsetAfter().getTotalSeconds(),
                change.getDuration().toSeconds(),
                change.isGap(),
                zone.rules().isDaylightSavings(change.getInstant()),
                index >= zone.written());
    }

    private static DemoView steadyZones() {
        return new DemoView(
                "zones_without_daylight_saving_time", "Places where nobody changes the clocks any more.", """
                SELECT time_zones.id AS time_zone_id, place, region, offsets.name AS offset, max(instant) AS last_change
                FROM time_zones
                JOIN offsets ON offsets.id = time_zones.offset_id
                LEFT JOIN transitions ON transitions.time_zone_id = time_zones.id
                WHERE NOT time_zones.daylight_saving_time AND region IS NOT NULL
                GROUP BY time_zones.id
                """);
    }

    private static DemoView greatClockChanges() {
        return new DemoView(
                "great_clock_changes",
                "Clocks that were moved by three hours or more: days that never were, and days that came twice.",
                """
                SELECT id AS transition_id, time_zone_id, local_before, local_after, seconds / 3600.0 AS hours
                FROM transitions
                WHERE abs(seconds) >= 3 * 3600
                ORDER BY instant
                """);
    }

    private static DemoView nextTransitions() {
        return new DemoView("next_clock_changes", "When the clocks change next, seen from now.", """
                SELECT time_zone_id, id AS transition_id, min(instant) AS instant, local_before, local_after
                FROM transitions
                WHERE instant > strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
                GROUP BY time_zone_id
                ORDER BY instant
                """);
    }

    /** A zone and every change of its clocks: those that were written down, then those that its rule gives. */
    private record Zone(ZoneId id, ZoneRules rules, List<ZoneOffsetTransition> transitions, int written) {

        static Zone of(ZoneId id) {
            ZoneRules rules = id.getRules();
            List<ZoneOffsetTransition> transitions = new ArrayList<>(rules.getTransitions());
            int written = transitions.size();
            if (!transitions.isEmpty() && !rules.getTransitionRules().isEmpty()) {
                Instant last = transitions.get(transitions.size() - 1).getInstant();
                Stream.iterate(rules.nextTransition(last), change -> rules.nextTransition(change.getInstant()))
                        .takeWhile(change -> change.getDateTimeBefore().getYear() <= LAST_YEAR)
                        .forEach(transitions::add);
            }
            return new Zone(id, rules, transitions, written);
        }
    }
}
