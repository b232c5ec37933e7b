package io.moonbus.admin.deploy;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Notes of what was deployed on this node and what was taken away, a file each, beside the applications of their kind. What
 * nobody ever deployed is in none of them. Blocks.
 */
final class Ledger {

  /** Notes of one kind; more than that, and those of what was taken away long ago are forgotten. */
  static final int MAX = 2_000;
  /** Name of the folder of the notes. */
  static final String FOLDER = ".deployed";

  private static final Logger LOG = Logger.getLogger("io.moonbus.admin.deploy");
  private static final String END = ".json";

  private final Map<Kind, Path> folders;

  /** @param folders where the notes of each kind are */
  Ledger(Map<Kind, Path> folders) {
    this.folders = new EnumMap<>(folders);
  }

  /** The last note of a name, of whatever kind; {@code null} when there is none. */
  Deployed newest(String name) throws IOException {
    Deployed newest = null;
    for (Kind kind : folders.keySet()) {
      Path file = file(kind, name);
      Deployed found = Files.exists(file) ? read(file) : null;
      if (found != null && (newest == null || found.mark().compareTo(newest.mark()) > 0)) {
        newest = found;
      }
    }
    return newest;
  }

  /** The mark of {@link #newest}. */
  Mark mark(String name) throws IOException {
    Deployed newest = newest(name);
    return newest == null ? Mark.NONE : newest.mark();
  }

  /** Notes something, unless what is noted is newer. */
  void note(Deployed deployed) throws IOException {
    Path file = file(deployed.kind(), deployed.name());
    Deployed before = Files.exists(file) ? read(file) : null;
    if (before != null && before.mark().compareTo(deployed.mark()) >= 0) {
      return;
    }
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling(UUID.randomUUID() + ".new");
    Files.writeString(draft, deployed.toJson().encode(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forget(deployed.kind());
  }

  private void forget(Kind kind) throws IOException {
    List<Deployed> all = all(kind);
    for (int i = 0, excess = all.size() - MAX; i < all.size() && excess > 0; i++) {
      if (all.get(i).version().isEmpty()) {
        Files.deleteIfExists(file(kind, all.get(i).name()));
        excess--;
      }
    }
  }

  /** What was meant for all nodes, the oldest first. */
  List<Deployed> everywhere() throws IOException {
    List<Deployed> found = new ArrayList<>();
    for (Kind kind : folders.keySet()) {
      all(kind).stream().filter(deployed -> deployed.mark().everywhere()).forEach(found::add);
    }
    found.sort(Comparator.comparing(Deployed::mark));
    return found;
  }

  private List<Deployed> all(Kind kind) throws IOException {
    List<Deployed> all = new ArrayList<>();
    if (Files.isDirectory(folders.get(kind))) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folders.get(kind), "*" + END)) {
        for (Path file : files) {
          Deployed found = read(file);
          if (found != null) {
            all.add(found);
          }
        }
      }
    }
    all.sort(Comparator.comparing(Deployed::mark));
    return all;
  }

  private static Deployed read(Path file) throws IOException {
    try {
      return Deployed.of(new JsonObject(Files.readString(file)));
    } catch (DecodeException | DeploymentException e) {
      LOG.log(Level.WARNING, "{0} is damaged; what it says does not count until the next deployment: {1}",
          new Object[] {file, e.getMessage()});
      return null;
    }
  }

  /** A slash is written as a dot, which is in no name. */
  private Path file(Kind kind, String name) {
    return folders.get(kind).resolve(name.replace('/', '.') + END);
  }
}
