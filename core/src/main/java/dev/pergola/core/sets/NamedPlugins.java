package dev.pergola.core.sets;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.catalogue.Catalogue;
import dev.pergola.core.catalogue.CatalogueEntry;
import dev.pergola.core.catalogue.PluginRange;
import dev.pergola.core.catalogue.Resolution;
import dev.pergola.core.catalogue.Wish;
import dev.pergola.core.plugins.FolderScan;
import dev.pergola.core.plugins.PlanPreview;
import dev.pergola.core.plugins.PluginFile;
import dev.pergola.core.plugins.PluginFolder;
import dev.pergola.core.plugins.PluginJar;
import dev.pergola.core.plugins.UnusableFile;
import dev.pergola.core.plugins.WantedState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Plugins of the catalogue, each with all that it needs. Where their names are clear, the last part of them is enough. */
public final class NamedPlugins implements PluginSource {

    private static final ErrorCode UNKNOWN = new ErrorCode("unknown-plugin", 404);

    private final Catalogue catalogue;
    private final SetFolder folder;
    private final List<PluginFolder> folders;

    /**
     * Makes the source.
     *
     * @param catalogue what can be had
     * @param folder what is installed
     * @param folders the folders whose jars run as well
     */
    public NamedPlugins(Catalogue catalogue, SetFolder folder, List<PluginFolder> folders) {
        this.catalogue = requireNonNull(catalogue, "catalogue is null");
        this.folder = requireNonNull(folder, "folder is null");
        this.folders = List.copyOf(folders);
    }

    @Override
    public Optional<List<Arrival>> find(String text, PluginSet installed) {
        try {
            Wish wish = Wish.parse(text);
            List<String> known = catalogue.all().stream()
                    .map(CatalogueEntry::name)
                    .distinct()
                    .toList();
            return Optional.of(arrivals(new Wish(ShortName.full(wish.name(), known), wish.range())));
        } catch (IllegalArgumentException noRange) {
            throw new ServerException(UNKNOWN, String.valueOf(noRange.getMessage()) + ".").causedBy(noRange);
        }
    }

    @Override
    public Optional<List<Arrival>> newest(PinnedPlugin plugin, PluginSet installed) {
        boolean ofACatalogue = plugin.origin().contains(":/");
        if (!ofACatalogue) {
            return Optional.empty();
        }
        boolean gone = catalogue.find(plugin.name(), PluginRange.ANY).isEmpty();
        return Optional.of(gone ? List.of() : arrivals(new Wish(plugin.name(), PluginRange.ANY)));
    }

    @Override
    public List<Offer> offers(String text) {
        return catalogue.search(text).stream()
                .map(entry -> new Offer(entry.name(), entry.version(), entry.description(), entry.size()))
                .toList();
    }

    private List<Arrival> arrivals(Wish wish) {
        Resolution resolution = catalogue.resolve(List.of(wish), running());
        if (resolution instanceof Resolution.Refused refused) {
            throw new ServerException(UNKNOWN, refused.reasons(), Optional.of("Nothing was changed."));
        }
        return ((Resolution.Found) resolution)
                .arrivals().stream().map(this::arrival).toList();
    }

    private List<Path> running() {
        WantedState now = new FolderScan(folders, folder::pinned).look().orElseGet(WantedState::nothing);
        return PlanPreview.running(now).stream().map(PluginJar::content).toList();
    }

    private Arrival arrival(CatalogueEntry entry) {
        PluginFile found = FileSource.inspect(catalogue.fetch(entry));
        if (found instanceof PluginJar jar) {
            return new Arrival(jar, entry.location().toString());
        }
        throw new ServerException(UNKNOWN, ((UnusableFile) found).reason());
    }
}
