package io.moonbus.admin.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The versions of folders. Their files are read again only when names, sizes, times or numbers in the file system have
 * changed. Can be used by any thread; blocks.
 */
final class VersionCache {

  /** What was changed more recently can change again without another time. */
  private static final long SETTLED_MILLIS = 2_000;

  private final Map<Path, Known> known = new ConcurrentHashMap<>();

  private record Known(String state, String version) {
  }

  /** The version of what is in a folder now. */
  String version(Path path, PackageLimits limits) throws IOException {
    Folder folder = Folder.read(path, limits);
    String state = folder.state();
    Known before = known.get(path);
    if (before != null && before.state().equals(state)) {
      return before.version();
    }
    boolean settled = System.currentTimeMillis() - folder.changed() > SETTLED_MILLIS;
    String version = folder.version();
    if (settled) {
      known.put(path, new Known(state, version));
    } else {
      known.remove(path);
    }
    return version;
  }
}
