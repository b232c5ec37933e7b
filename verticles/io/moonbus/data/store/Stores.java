package io.moonbus.data.store;

import io.moonbus.data.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Opens the store of a node. */
public final class Stores {

  private static final Logger LOGGER = Logger.getLogger("io.moonbus.data.store");

  private static final int NAMED_FILES = 5;

  private Stores() {
  }

  /**
   * Opens the store that the options name. A new one takes over what a MonaServer has stored in its folder. Blocks.
   *
   * @throws StoreLockedException when another process uses the folder
   * @throws StoreException       when the store cannot be opened; the message names the setting
   */
  public static Store open(StoreOptions options) throws StoreException {
    NodeStore store = options.getJdbc().isEmpty() ? EmbeddedStore.open(options.getFolder()) : JdbcStore.open(options);
    takeOver(options.getFolder(), store);
    return store;
  }

  private static void takeOver(Path folder, NodeStore store) throws StoreException {
    try {
      if (!store.isNew()) {
        return;
      }
      MonaServerFolder found = MonaServerFolder.read(folder);
      if (!found.unused().isEmpty()) {
        LOGGER.warning(unused(found));
      }
      if (!found.registers().isEmpty()) {
        store.write(new Store.Batch(found.registers(), Set.of(), Map.of()));
        LOGGER.info("took over what a MonaServer has stored in " + folder + ": " + found.registers().size()
            + " values; its files are left as they are and not read again");
      }
    } catch (IOException e) {
      store.close();
      throw e instanceof StoreException failure ? failure : Failures.unusable(folder, e);
    }
  }

  private static String unused(MonaServerFolder found) {
    int more = found.unused().size() - NAMED_FILES;
    return found.unused().stream().limit(NAMED_FILES).map(Path::toString).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "")
        + ": not used, because the content is not what the name, its MD5, says: it was changed or is not complete";
  }
}
