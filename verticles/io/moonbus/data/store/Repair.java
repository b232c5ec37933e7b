package io.moonbus.data.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.logging.Logger;

/** Makes the two files of a store whole and equal again. A crash in the middle leaves work for the next start. */
final class Repair {

  private static final Logger LOGGER = Logger.getLogger("io.moonbus.data.store");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

  private static final String UNFINISHED = ".new";

  private final Path folder;
  private final Merging merging;

  Repair(Path folder, Merging merging) {
    this.folder = folder;
    this.merging = merging;
  }

  /** @return whether entries were lost */
  boolean run(Inspection first, Inspection second) throws IOException {
    if (unused(first) && unused(second)) {
      Files.deleteIfExists(first.file());
      Files.deleteIfExists(second.file());
      return false;
    }
    Inspection source = source(first, second);
    if (source == null) {
      return salvage(first, second);
    }
    Inspection other = source == first ? second : first;
    if (other.missing() || other.damaged() || source.newerThan(other)) {
      report(other, source);
      replace(other.file(), source.file());
    }
    return false;
  }

  /** Whether nothing was ever written, because there is no file or a first start ended at once. */
  private static boolean unused(Inspection file) throws IOException {
    return file.missing() || Files.size(file.file()) == 0 || file.whole() && file.summary().group() == 0;
  }

  /** The file that has everything, {@code null} when neither is sure to. */
  private static Inspection source(Inspection first, Inspection second) {
    Inspection source = second.whole() && (!first.whole() || second.newerThan(first)) ? second : first;
    Inspection other = source == first ? second : first;
    return source.whole() && !other.newerThan(source) ? source : null;
  }

  private void report(Inspection other, Inspection source) throws IOException {
    if (other.missing()) {
      LOGGER.warning(other.file() + " was missing; it was made anew from " + source.file() + ", nothing is lost");
    } else if (other.damaged()) {
      LOGGER.warning(other.file() + " is damaged (" + other.problem() + "); it was made anew from " + source.file()
          + ", nothing is lost; the damaged file is kept as " + keepAside(other));
    }
  }

  private boolean salvage(Inspection first, Inspection second) throws IOException {
    Salvage salvage = new Salvage(merging);
    for (Inspection file : List.of(first, second)) {
      if (!file.missing()) {
        salvage.add(file.file());
      }
    }
    List<Entry> entries = salvage.entries();
    int saved = entries.size();
    entries.addAll(merging.afterLoss());
    Path unfinished = unfinished(first.file());
    Files.deleteIfExists(unfinished);
    StoreFile made = StoreFile.open(unfinished);
    try {
      made.write(entries, 1 + Math.max(first.summary().group(), second.summary().group()));
    } finally {
      made.abandon();
    }
    LOGGER.severe(loss(first, second, saved));
    finish(unfinished, first.file());
    replace(second.file(), first.file());
    return true;
  }

  private String loss(Inspection first, Inspection second, int saved) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Inspection file : List.of(first, second)) {
      text.append(file.file()).append(file.missing() ? " is missing" : file.damaged() ? " is damaged ("
          + file.problem() + ")" : " is not the newest");
      if (!file.missing()) {
        text.append(" and kept as ").append(keepAside(file));
      }
      text.append("; ");
    }
    long expected = Math.max(first.summary().entries(), second.summary().entries());
    return text.append(saved).append(expected > 0 ? " of " + expected : "")
        .append(" entries were read and are used, the others are lost; as soon as there are other nodes their data are used"
            + " instead, and what only this one has is kept as aside-<time>.json beside the files")
        .toString();
  }

  private Path keepAside(Inspection damaged) throws IOException {
    Path kept = folder.resolve(damaged.file().getFileName() + ".damaged-" + TIME.format(LocalDateTime.now()));
    Files.copy(damaged.file(), kept);
    return kept;
  }

  private void replace(Path file, Path source) throws IOException {
    Path unfinished = unfinished(file);
    Files.copy(source, unfinished, StandardCopyOption.REPLACE_EXISTING);
    finish(unfinished, file);
  }

  private void finish(Path unfinished, Path file) throws IOException {
    force(unfinished, StandardOpenOption.WRITE);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(folder, StandardOpenOption.READ);
  }

  private static void force(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }

  private Path unfinished(Path file) {
    return folder.resolve(file.getFileName() + UNFINISHED);
  }
}
