package io.moonbus.data.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Connects to the central database and makes its tables. */
final class Connector {

  static final String DATA = "moonbus_data";
  static final String METADATA = "moonbus_metadata";

  /** Keeps two nodes from making the tables at the same time, which PostgreSQL answers with an error. */
  private static final String ALONE = "select pg_advisory_xact_lock(7305808869231650932)";

  private static final String[] TABLES = {
      // The path may be longer than an index allows, so its SHA-256 is the key.
      "create table if not exists " + DATA + " (id bytea primary key, path bytea not null, "
          + "clock bigint not null, origin bigint not null, register bytea not null)",
      "create table if not exists " + METADATA + " (node text not null, name text not null, value bytea not null, "
          + "primary key (node, name))"};

  private static final String CONNECT_SECONDS = "10";
  private static final String SILENT_SECONDS = "30";

  private final StoreOptions options;

  Connector(StoreOptions options) {
    this.options = options;
  }

  /** A connection with its tables made, in a transaction. */
  Connection connect() throws SQLException {
    Connection connection = DriverManager.getConnection(options.getJdbc(), properties());
    try {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      try (Statement statement = connection.createStatement()) {
        statement.execute(ALONE);
        for (String table : TABLES) {
          statement.execute(table);
        }
      }
      connection.commit();
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    if (!options.getUser().isEmpty()) {
      properties.setProperty("user", options.getUser());
    }
    if (!options.getPassword().isEmpty()) {
      properties.setProperty("password", options.getPassword());
    }
    properties.setProperty("ApplicationName", "moonbus");
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("loginTimeout", CONNECT_SECONDS);
    properties.setProperty("socketTimeout", SILENT_SECONDS);
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  StoreException failure(SQLException cause) {
    return new StoreException("the database " + address() + " (setting data.store) cannot be used: "
        + Failures.reason(cause) + "; what waits is written as soon as it can", cause);
  }

  /** Without parameters, which may hold a password. */
  private String address() {
    return options.getJdbc().replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
  }
}
