package io.moonbus.data.store;

import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import io.moonbus.data.Stamp;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the tree in the tables of a PostgreSQL database, which several nodes may share: a register is only replaced by a
 * newer one. What a node knows of the others is stored under the name that its folder holds.
 */
final class JdbcStore implements NodeStore {

  private static final Logger LOGGER = Logger.getLogger("io.moonbus.data.store");

  private static final String SAVE = "insert into " + Connector.DATA + " as d (id, path, clock, origin, register) "
      + "values (?, ?, ?, ?, ?) on conflict (id) do update set clock = excluded.clock, origin = excluded.origin, "
      + "register = excluded.register where (excluded.clock, excluded.origin) >= (d.clock, d.origin)";
  private static final String REMOVE =
      "delete from " + Connector.DATA + " where id = ? and (clock, origin) <= (?, ?)";
  private static final String SAVE_METADATA = "insert into " + Connector.METADATA + " (node, name, value) "
      + "values (?, ?, ?) on conflict (node, name) do update set value = excluded.value";
  private static final String LOAD = "select path, register from " + Connector.DATA + " order by path";
  private static final String LOAD_METADATA = "select name, value from " + Connector.METADATA + " where node = ?";
  private static final String ANY = "select exists (select from " + Connector.DATA + ") or exists (select from "
      + Connector.METADATA + ")";

  private static final int FETCHED_ROWS = 1000;

  private final Connector connector;
  private final NodeFolder folder;
  private final KnownStamps known = new KnownStamps();
  private Connection connection;

  private JdbcStore(Connector connector, NodeFolder folder) {
    this.connector = connector;
    this.folder = folder;
  }

  static JdbcStore open(StoreOptions options) throws StoreException {
    JdbcStore store = new JdbcStore(new Connector(options), NodeFolder.open(options.getFolder()));
    try {
      store.run(connection -> null);
      return store;
    } catch (StoreException e) {
      store.close();
      throw e;
    }
  }

  @Override
  public boolean isNew() throws StoreException {
    return run(connection -> {
      try (PreparedStatement any = connection.prepareStatement(ANY); ResultSet result = any.executeQuery()) {
        result.next();
        return !result.getBoolean(1);
      }
    });
  }

  @Override
  public void load(Visitor visitor) throws StoreException {
    run(connection -> {
      known.clear();
      // Metadata first: what it claims is in the rows that are read after it.
      loadMetadata(connection, visitor);
      Conflicts conflicts = loadRegisters(connection, visitor);
      save(connection, conflicts.emptied());
      remove(connection, conflicts.covered());
      return null;
    });
  }

  @Override
  public void write(Batch batch) throws StoreException {
    run(connection -> {
      save(connection, batch.registers());
      remove(connection, known.limits(batch));
      saveMetadata(connection, batch.metadata());
      return null;
    });
    known.written(batch);
  }

  @Override
  public void close() throws StoreException {
    try (folder) {
      disconnect();
    } catch (IOException e) {
      throw new StoreException(e.getMessage(), e);
    }
  }

  private void loadMetadata(Connection connection, Visitor visitor) throws SQLException {
    try (PreparedStatement load = connection.prepareStatement(LOAD_METADATA)) {
      load.setString(1, folder.name());
      try (ResultSet rows = load.executeQuery()) {
        while (rows.next()) {
          visitor.metadata(rows.getString(1), rows.getBytes(2));
        }
      }
    }
  }

  private Conflicts loadRegisters(Connection connection, Visitor visitor) throws SQLException {
    Conflicts conflicts = new Conflicts();
    try (PreparedStatement load = connection.prepareStatement(LOAD)) {
      load.setFetchSize(FETCHED_ROWS);
      try (ResultSet rows = load.executeQuery()) {
        while (rows.next()) {
          load(rows.getBytes(1), rows.getBytes(2), conflicts, visitor);
        }
      }
    }
    return conflicts;
  }

  private void load(byte[] key, byte[] sealed, Conflicts conflicts, Visitor visitor) {
    byte[] bytes = Sealed.open(key, sealed);
    if (bytes == null) {
      LOGGER.warning("a row of the table " + Connector.DATA + " (setting data.store) is damaged and not used: "
          + Records.path(key));
      return;
    }
    DataPath path = Records.path(key);
    Register register = Records.register(bytes);
    if (conflicts.stands(path, register)) {
      known.loaded(path, register);
      visitor.register(path, register);
    }
  }

  private static void save(Connection connection, Map<DataPath, Register> registers) throws SQLException {
    try (PreparedStatement save = connection.prepareStatement(SAVE)) {
      for (Row row : rows(registers.keySet())) {
        Register register = registers.get(row.path());
        save.setBytes(1, row.id());
        save.setBytes(2, row.key());
        save.setLong(3, register.stamp().clock());
        save.setLong(4, register.stamp().origin());
        save.setBytes(5, Sealed.seal(row.key(), Records.bytes(register)));
        save.addBatch();
      }
      save.executeBatch();
    }
  }

  /** Removes what is stored at paths, unless it is newer than their stamps. */
  private static void remove(Connection connection, Map<DataPath, Stamp> removals) throws SQLException {
    try (PreparedStatement remove = connection.prepareStatement(REMOVE)) {
      for (Row row : rows(removals.keySet())) {
        Stamp limit = removals.get(row.path());
        remove.setBytes(1, row.id());
        remove.setLong(2, limit.clock());
        remove.setLong(3, limit.origin());
        remove.addBatch();
      }
      remove.executeBatch();
    }
  }

  private void saveMetadata(Connection connection, Map<String, byte[]> metadata) throws SQLException {
    try (PreparedStatement save = connection.prepareStatement(SAVE_METADATA)) {
      for (Map.Entry<String, byte[]> entry : metadata.entrySet()) {
        save.setString(1, folder.name());
        save.setString(2, entry.getKey());
        save.setBytes(3, entry.getValue());
        save.addBatch();
      }
      save.executeBatch();
    }
  }

  /** In one order on every node, so that two of them do not wait for each other. */
  private static List<Row> rows(Iterable<DataPath> paths) {
    List<Row> rows = new ArrayList<>();
    paths.forEach(path -> rows.add(Row.of(path)));
    rows.sort(Comparator.comparing(Row::id, Arrays::compareUnsigned));
    return rows;
  }

  /** Work in one transaction. */
  private interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  private <T> T run(Work<T> work) throws StoreException {
    try {
      if (connection == null) {
        connection = connector.connect();
      }
      T result = work.run(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      disconnect();
      throw connector.failure(e);
    } catch (RuntimeException e) {
      disconnect();
      throw e;
    }
  }

  private void disconnect() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOGGER.log(Level.FINE, "closing a connection that failed", e);
      }
    }
  }

  /** Where a path is stored. */
  private record Row(DataPath path, byte[] key, byte[] id) {

    static Row of(DataPath path) {
      byte[] key = Records.key(path);
      try {
        return new Row(path, key, MessageDigest.getInstance("SHA-256").digest(key));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
