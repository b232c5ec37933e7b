package io.moonbus.data;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The data of a node: one tree, in which the data of application {@code /a/b} is the table at the path {@code a}, {@code b}. Can be
 * used from any thread, nothing waits. What was written is read at once by every thread of the node.
 */
public interface Database {

  /** The table at a path, as it is now; an empty one when there is none. */
  Branch read(DataPath path);

  /**
   * Writes a value; a table at that path is removed.
   *
   * @throws DataException when a limit is exceeded; nothing was written
   */
  void put(DataPath path, Value value);

  /** Removes the value or the table at a path. Does nothing when there is none. */
  void remove(DataPath path);

  /**
   * Writes a table instead of what is at a path.
   *
   * @throws DataException when a limit is exceeded; nothing was written
   */
  void replace(DataPath path, Tree tree);

  /**
   * Says when a value ceases to exist. Writing it again lets it stay. Does nothing when there is no value.
   *
   * @param epochMillis milliseconds since 1970; 0 = never
   */
  void expire(DataPath path, long epochMillis);

  /**
   * Changes a value with no other change in between, in the whole cluster as long as it is whole.
   *
   * @param change gets the value, {@code null} when there is none, and returns the new one, {@code null} to remove it; runs
   *               on the caller's context, again when another change came in between; what it throws is the failure
   * @return the new value, or fails with {@link DataException} when a limit is exceeded, or, when the node that decides
   *     about the path could not be asked, with a message that says whether the value may have been changed
   */
  Future<Value> update(DataPath path, UnaryOperator<Value> change);

  /**
   * Adds to a number with no other change in between, as {@link #update}. A text that is a number stays a text; nothing is
   * written as a text, too.
   *
   * @return the sum, or fails with {@link DataException} when the value is no number
   */
  Future<Value> increment(DataPath path, double amount);

  /**
   * Tells of changes at or below a path, in the order in which they happen.
   *
   * @param handler called on the context on which this is called
   */
  Watch watch(DataPath path, Consumer<List<Change>> handler);

  /** Succeeds when everything written until now is on disk; fails when the disk does, which is tried again. */
  Future<Void> flushed();

  /** Its limits; not to be changed. */
  DataOptions options();

  /** Figures for people and monitors. */
  DataMetrics metrics();
}
