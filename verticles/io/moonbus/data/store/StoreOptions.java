package io.moonbus.data.store;

import java.nio.file.Path;
import java.util.Objects;

/** Where shared data is kept. Setters check and name the option. */
public final class StoreOptions {

  private Path folder = Path.of("data");
  private String jdbc = "";
  private String user = "";
  private String password = "";

  /** The folder of the embedded store, and of the files that belong to this node. */
  public StoreOptions setFolder(Path folder) {
    this.folder = Objects.requireNonNull(folder, "folder must be given");
    return this;
  }

  /** The address of a database to use instead, such as {@code jdbc:postgresql://host/name}; empty = none. */
  public StoreOptions setJdbc(String url) {
    if (!url.isEmpty() && !url.startsWith("jdbc:")) {
      throw new IllegalArgumentException("store must begin with jdbc:");
    }
    jdbc = url;
    return this;
  }

  /** Who logs in to the database. */
  public StoreOptions setUser(String user) {
    this.user = Objects.requireNonNull(user, "user must be given");
    return this;
  }

  /** The password of that user. */
  public StoreOptions setPassword(String password) {
    this.password = Objects.requireNonNull(password, "password must be given");
    return this;
  }

  public Path getFolder() {
    return folder;
  }

  public String getJdbc() {
    return jdbc;
  }

  public String getUser() {
    return user;
  }

  public String getPassword() {
    return password;
  }
}
