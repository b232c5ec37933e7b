package io.moonbus.server;

import io.moonbus.data.DataException;
import io.moonbus.data.Store;
import io.moonbus.data.json.DataItem;
import io.moonbus.data.json.ImportException;
import io.moonbus.data.json.JsonExport;
import io.moonbus.data.json.JsonImport;
import io.moonbus.data.replica.Message;
import io.moonbus.data.replica.Output;
import io.moonbus.data.replica.ReplicaNode;
import io.moonbus.data.store.OwnerOnly;
import io.moonbus.data.store.StoreException;
import io.moonbus.data.store.StoreOptions;
import io.moonbus.data.store.Stores;
import io.moonbus.server.settings.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;

/** Writes the data table of a server that does not run into a file as JSON, or takes it from one. */
final class DataCommand {

  private static final String STREAM = "-";

  /** There are no other nodes. */
  private static final Output ALONE = new Output() {
    @Override
    public void send(String node, Message message) {
      throw new IllegalStateException(node);
    }

    @Override
    public void warn(String message) {
      throw new IllegalStateException(message);
    }
  };

  private final Invocation invocation;
  private final String file;

  private DataCommand(Invocation invocation) {
    this.invocation = invocation;
    this.file = invocation.operands().get(1);
  }

  static int run(Invocation invocation) {
    DataCommand command = new DataCommand(invocation);
    try {
      return switch (invocation.operands().get(0)) {
        case "export" -> command.write();
        case "import" -> command.read();
        default -> throw new UsageException("data takes export or import: ./moonbus data export FILE");
      };
    } catch (StoreException e) {
      return command.fail(e.getMessage(), ExitStatus.UNAVAILABLE);
    } catch (ImportException | DataException e) {
      return command.fail(command.file + ": " + e.getMessage(), ExitStatus.FAILED);
    } catch (IOException e) {
      return command.fail(command.file + ": " + e, ExitStatus.CANNOT_CREATE);
    }
  }

  private int write() throws IOException {
    try (Store store = Stores.open(options())) {
      var items = JsonExport.items(store, System.currentTimeMillis()).values();
      byte[] text = JsonExport.text(items).getBytes(StandardCharsets.UTF_8);
      if (file.equals(STREAM)) {
        invocation.terminal().out().writeBytes(text);
        invocation.terminal().out().flush();
      } else {
        replace(path(), text);
        invocation.terminal().out().println("Wrote " + items.size() + " values to " + path());
      }
      return ExitStatus.OK;
    }
  }

  private int read() throws IOException {
    byte[] text = file.equals(STREAM) ? System.in.readAllBytes() : Files.readAllBytes(path());
    List<DataItem> items = JsonImport.items(new String(text, StandardCharsets.UTF_8));
    try (Store store = Stores.open(options())) {
      put(items, store);
    }
    invocation.terminal().out().println("Stored " + items.size() + " values; everything else is as it was");
    return ExitStatus.OK;
  }

  /** Writes all items or, when one goes beyond a limit, none. */
  private void put(List<DataItem> items, Store store) throws IOException {
    ReplicaNode node = ReplicaNode.open(store, new ServerOptions(invocation.settings()).data(), System::currentTimeMillis,
        new SecureRandom()::nextLong, ALONE);
    JsonImport.write(items, node.replica()::put, node.replica()::expire);
    for (Store.Batch batch : node.write(node.drain(), true).batches()) {
      store.write(batch);
    }
  }

  private StoreOptions options() {
    return new ServerOptions(invocation.settings()).store()
        .orElseThrow(() -> new SettingsException("data is empty: this server stores nothing"));
  }

  private Path path() {
    return invocation.terminal().workingDirectory().resolve(file);
  }

  /** Leaves an older file as it is until the new one is complete. */
  private static void replace(Path target, byte[] content) throws IOException {
    Path unfinished = target.resolveSibling(target.getFileName() + ".new");
    Files.write(OwnerOnly.file(unfinished), content);
    Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private int fail(String message, int status) {
    invocation.terminal().err().println("moonbus: " + message);
    return status;
  }
}
