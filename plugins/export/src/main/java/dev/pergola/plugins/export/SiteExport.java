package dev.pergola.plugins.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Copies a site: first everything is asked for and looked at, then every file is written that is not yet as it shall be, and
 * in the end the manifest. Stopped at any time, it leaves whole files, and the next export goes on from there.
 *
 * @param site which site
 * @param copying what of it, and where to
 * @param sameSite whether it is certain that the site is made of the same as the last time
 * @param stamp of what the site is made of; empty where unknown
 */
record SiteExport(Site site, Copying copying, boolean sameSite, String stamp) {

    private static final int AT_ONCE = 1024;

    /** What the last export with the same rules has left. */
    static SiteExport of(Site site, SiteRules rules, OutputFolder folder, String stamp) throws IOException {
        Manifest last = Manifest.read(folder.manifest());
        boolean sameRules = last.rules().equals(rules.fingerprint());
        boolean sameSite = sameRules && !stamp.isEmpty() && last.stamp().equals(stamp);
        return new SiteExport(site, new Copying(rules, folder, sameRules ? last : last.named()), sameSite, stamp);
    }

    /**
     * Does it.
     *
     * @param begin addresses, each with who has named it
     * @param workers ask and write
     * @param progress is told how far it is
     * @param dryRun whether nothing shall be written
     * @throws InterruptedException where it was told to stop
     */
    ExportResult run(Map<Address, String> begin, Workers workers, Progress progress, boolean dryRun)
            throws IOException, InterruptedException {
        OutputFolder folder = copying.folder();
        folder.begin();
        try {
            SiteRules rules = copying.rules();
            StaticPage pages = new StaticPage(site.basePath(), rules.live().isPresent(), rules.search());
            Visitor visitor = new Visitor(site, pages, rules, new Visitor.Last(copying.last(), sameSite), folder);
            Crawl crawl = new Crawl(visitor, rules.limits(), workers, progress);
            begin.forEach(crawl::begin);
            crawl.run();
            SiteFiles files = new SiteFiles(copying, visitor, pages, crawl.found());
            return dryRun ? foreseen(crawl, files) : write(crawl, files, workers, progress);
        } finally {
            folder.end();
        }
    }

    private ExportResult foreseen(Crawl crawl, SiteFiles files) throws IOException {
        int changed = 0;
        for (Crawl.Found each : files.all()) {
            changed += files.isAsItShallBe(each) ? 0 : 1;
        }
        return result(crawl, files, changed, 0);
    }

    private ExportResult write(Crawl crawl, SiteFiles files, Workers workers, Progress progress)
            throws IOException, InterruptedException {
        Map<Address, Manifest.Line> lines = new LinkedHashMap<>();
        List<Crawl.Found> all = files.all();
        AtomicInteger done = new AtomicInteger();
        int changed = 0;
        for (int at = 0; at < all.size(); at += AT_ONCE) {
            List<Crawl.Found> together = all.subList(at, Math.min(at + AT_ONCE, all.size()));
            List<SiteFiles.Written> written = workers.all(together, each -> {
                SiteFiles.Written one = files.write(each);
                progress.written(done.incrementAndGet());
                return one;
            });
            for (SiteFiles.Written each : written) {
                lines.put(each.line().page().address(), each.line());
                changed += each.changed() ? 1 : 0;
            }
        }
        if (copying.rules().search()) {
            changed += SearchFiles.write(lines.values(), copying.folder());
        }
        int deleted = files.deleteOthers();
        new Manifest(copying.rules().fingerprint(), stamp, lines)
                .write(copying.folder().manifest());
        return result(crawl, files, changed, deleted);
    }

    private ExportResult result(Crawl crawl, SiteFiles files, int changed, int deleted) {
        long bytes = crawl.found().values().stream()
                .mapToLong(found -> found.page().bytes())
                .sum();
        return new ExportResult(
                files.all().size() + (copying.rules().search() ? SearchFiles.NAMES.size() : 0),
                changed,
                deleted,
                crawl.leftOut(),
                bytes,
                new ArrayList<>(crawl.failures()));
    }
}
