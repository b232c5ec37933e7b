package io.moonbus.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Where something is in the tree: the keys from the root down. Ordered as a walk meets them: a table before what is in it. */
public final class DataPath implements Comparable<DataPath> {

  /** The root of the tree: the data of the root application. */
  public static final DataPath ROOT = new DataPath(new Key[0]);

  private final Key[] keys;

  private DataPath(Key[] keys) {
    this.keys = keys;
  }

  public static DataPath of(Key... keys) {
    return keys.length == 0 ? ROOT : new DataPath(keys.clone());
  }

  /** The path of keys in UTF-8. */
  public static DataPath of(String... keys) {
    return new DataPath(Arrays.stream(keys).map(Key::of).toArray(Key[]::new));
  }

  public static DataPath of(List<Key> keys) {
    return new DataPath(keys.toArray(Key[]::new));
  }

  /**
   * The path of an application's data.
   *
   * @param path the application's path as scripts see it, e.g. {@code /Games/chess}; {@code ""} for the root application
   */
  public static DataPath ofApplication(String path) {
    return new DataPath(Arrays.stream(path.split("/")).filter(key -> !key.isEmpty()).map(Key::of).toArray(Key[]::new));
  }

  /** How many keys it has. */
  public int size() {
    return keys.length;
  }

  public Key key(int index) {
    return keys[index];
  }

  public Key last() {
    return keys[keys.length - 1];
  }

  public DataPath child(Key key) {
    Key[] longer = Arrays.copyOf(keys, keys.length + 1);
    longer[keys.length] = key;
    return new DataPath(longer);
  }

  /** The first keys of this path. */
  public DataPath head(int size) {
    return size == keys.length ? this : new DataPath(Arrays.copyOf(keys, size));
  }

  /** The table it is in; of the root the root. */
  public DataPath parent() {
    return head(Math.max(0, keys.length - 1));
  }

  /** Whether it is that path or below it. */
  public boolean startsWith(DataPath other) {
    return keys.length >= other.keys.length && Arrays.equals(keys, 0, other.keys.length, other.keys, 0, other.keys.length);
  }

  public List<Key> keys() {
    return List.of(keys);
  }

  @Override
  public int compareTo(DataPath other) {
    return Arrays.compare(keys, other.keys);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DataPath path && Arrays.equals(keys, path.keys);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(keys);
  }

  /** For people: keys joined by slashes. */
  @Override
  public String toString() {
    return Arrays.stream(keys).map(Key::toString).collect(Collectors.joining("/", "/", ""));
  }
}
