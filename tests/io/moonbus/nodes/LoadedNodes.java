package io.moonbus.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Three nodes with the application of {@link Calls}, clients that write at each of them and clients that read, and checks
 * that the data of the nodes become the same and have what they must have.
 */
final class LoadedNodes implements AutoCloseable {

  /** Seconds until nodes have to have the same data; long, since the machine may be busy. */
  private static final int PATIENCE = 60;

  private final Nodes nodes;
  private final List<Writer> writers = new ArrayList<>();
  private final List<Reader> readers = new ArrayList<>();
  private int marks;

  private LoadedNodes(Nodes nodes) {
    this.nodes = nodes;
  }

  static Nodes.Plan plan() {
    return Nodes.of(3).script("main.lua", Calls.SCRIPT).set("admin.port", "0");
  }

  static LoadedNodes start(Nodes.Plan plan) throws IOException, InterruptedException {
    return of(plan.start());
  }

  /** With nodes that have been started. */
  static LoadedNodes of(Nodes nodes) throws IOException, InterruptedException {
    LoadedNodes loaded = new LoadedNodes(nodes);
    try {
      loaded.converge(nodes.all());
      return loaded;
    } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
      loaded.close();
      throw e;
    }
  }

  Nodes nodes() {
    return nodes;
  }

  NodeProcess get(int number) {
    return nodes.get(number);
  }

  List<NodeProcess> all() {
    return nodes.all();
  }

  List<NodeProcess> without(NodeProcess node) {
    return all().stream().filter(other -> other != node).toList();
  }

  /** Starts a client that writes at each node, and one that reads. */
  void load() throws IOException, InterruptedException {
    for (NodeProcess node : all()) {
      write("series" + node.name(), List.of(node), Writer.AGAIN);
      readers.add(new Reader(node));
    }
    begin();
  }

  /**
   * Starts clients that write, each at another node and after a loss of its connection at the next. They make no answered
   * call again: no node may be killed.
   */
  void roamingLoad() throws IOException, InterruptedException {
    for (int i = 0; i < all().size(); i++) {
      List<NodeProcess> order = new ArrayList<>(all());
      java.util.Collections.rotate(order, -i);
      write("seriesRoaming" + i, order, 0);
    }
    begin();
  }

  private void write(String series, List<NodeProcess> at, int again) throws IOException, InterruptedException {
    Calls.run(at.get(0), "data." + series + " = data." + series + " or {made = true}");
    // The last write is made again, since its second half, the removal, may have been lost.
    long last = Calls.series(at.get(0).http()).get(series).last();
    writers.add(new Writer(series, at, Math.max(1, last), again));
  }

  private void begin() throws IOException, InterruptedException {
    converge(all());
    writers.forEach(Writer::start);
    readers.forEach(Reader::start);
    progress(writers, Writer.KEPT + 10);
  }

  List<Writer> writers() {
    return writers;
  }

  /** The client that writes at a node. */
  Writer writer(NodeProcess node) {
    return writers.get(all().indexOf(node));
  }

  /** Waits until each of these writers has gone on. */
  static void progress(List<Writer> writers, int count) {
    writers.forEach(writer -> writer.progress(count));
  }

  /** What could be read of the series at some nodes. */
  Map<String, Calls.Numbers> seen(List<NodeProcess> at) {
    Map<String, Calls.Numbers> all = new TreeMap<>();
    readers.stream().filter(reader -> at.contains(reader.node()))
        .forEach(reader -> reader.seen().forEach((series, numbers) -> all.merge(series, numbers, Reader::most)));
    return all;
  }

  /** Ends the clients after the calls that are under way; none may have been answered with an error. */
  List<Writer> unload() throws InterruptedException {
    for (Writer writer : writers) {
      writer.stop();
    }
    for (Reader reader : readers) {
      reader.stop();
    }
    List<Writer> ended = List.copyOf(writers);
    writers.clear();
    readers.clear();
    assertThat(ended).allSatisfy(writer -> assertThat(writer.failures()).isEmpty());
    return ended;
  }

  /**
   * Writes at each of these nodes and waits until they all have the same, which contains it.
   *
   * @return how long it took, in seconds
   */
  double converge(List<NodeProcess> among) throws IOException, InterruptedException {
    return converge(among, "");
  }

  /** The same for what lies below one key, while clients write elsewhere. */
  double converge(List<NodeProcess> among, String below) throws IOException, InterruptedException {
    long began = System.nanoTime();
    String mark = "mark" + ++marks;
    StringBuilder wanted = new StringBuilder();
    for (NodeProcess node : among) {
      Calls.callAgain(node.http(), "run", "data.mark_" + node.name() + " = '" + mark + "'");
      wanted.append("/mark_").append(node.name()).append(" string ").append(mark).append('\n');
    }
    await(among, wanted.toString().lines().toList(), "/" + below, began);
    return (System.nanoTime() - began) / 1e9;
  }

  /** Waits until each of these nodes reads what each has just written; how long that took, in seconds. Others may write. */
  double refresh(List<NodeProcess> among) throws IOException, InterruptedException {
    return converge(among, "mark_");
  }

  /** Waits until these nodes know so many others. */
  static void awaitServers(List<NodeProcess> among, int count) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    for (NodeProcess node : among) {
      while (Calls.callAgain(node.http(), "servers").getInteger(0) != count) {
        if (System.nanoTime() > end) {
          throw new AssertionError(node.name() + " does not know " + count + " others:\n" + node.output());
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
  }

  private void await(List<NodeProcess> among, List<String> wanted, String below, long began)
      throws IOException, InterruptedException {
    while (true) {
      List<String> dumps = new ArrayList<>();
      List<Boolean> complete = new ArrayList<>();
      for (NodeProcess node : among) {
        List<String> lines = Calls.dump(node).lines().toList();
        complete.add(lines.containsAll(wanted));
        dumps.add(String.join("\n", lines.stream().filter(line -> line.startsWith(below)).toList()));
      }
      if (!complete.contains(false) && dumps.stream().distinct().count() == 1) {
        return;
      }
      if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(PATIENCE)) {
        throw new AssertionError("the data differ:\n" + differences(dumps) + "new writes have come: " + complete + "\n" + nodes.output());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static String differences(List<String> dumps) {
    TreeSet<String> lines = new TreeSet<>();
    List<List<String>> each = dumps.stream().map(dump -> dump.lines().toList()).toList();
    each.forEach(lines::addAll);
    lines.removeIf(line -> each.stream().allMatch(dump -> dump.contains(line)));
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append(" at ")
        .append(each.stream().map(dump -> dump.contains(line) ? "+" : "-").toList()).append('\n'));
    return text.toString();
  }

  /** What all of these nodes, whose data are the same, have of the series: each without gaps, as far as it was written. */
  Map<String, Calls.Numbers> series(List<NodeProcess> among) throws IOException, InterruptedException {
    Map<String, Calls.Numbers> series = Calls.series(among.get(0).http());
    assertThat(series.values()).allSatisfy(numbers -> {
      assertThat(numbers.last() - numbers.first() + 1).as("numbers without gaps").isEqualTo(numbers.count());
      // The removal of one number is another write than the next number.
      assertThat(numbers.count()).as("numbers that are not removed").isBetween((long) Writer.KEPT, Writer.KEPT + 1L);
    });
    return series;
  }

  /** Nothing that was there before is gone, and nothing that was removed before is there. */
  static void assertNothingLost(Map<String, Calls.Numbers> before, Map<String, Calls.Numbers> after) {
    assertThat(before).isNotEmpty();
    before.forEach((series, numbers) -> {
      String what = series + ", was " + numbers + ", is " + after.get(series);
      assertThat(after.get(series).last()).as("last number of %s", what).isGreaterThanOrEqualTo(numbers.last());
      assertThat(after.get(series).first()).as("first number of %s", what).isGreaterThanOrEqualTo(numbers.first());
    });
  }

  /** Everything that was answered is there: no node was killed. */
  static void assertAnswered(List<Writer> writers, Map<String, Calls.Numbers> series) {
    assertThat(writers).allSatisfy(writer -> assertThat(series.get(writer.series()).last()).as(writer.series())
        .isGreaterThanOrEqualTo(writer.lastAnswered()));
  }

  /** No node has logged a warning, an error or a stack trace but those that belong to the fault. */
  void assertCalm(String... expected) {
    Pattern pattern = Pattern.compile(String.join("|", expected));
    assertThat(all().stream().flatMap(node -> node.troubles().stream())
        .filter(line -> expected.length == 0 || !pattern.matcher(line).find()).toList()).isEmpty();
  }

  /** Ends the nodes in order; what they have on the disk is the same. */
  void assertSameExports() throws IOException, InterruptedException {
    List<String> exports = new ArrayList<>();
    for (NodeProcess node : all()) {
      assertThat(node.terminate()).as("exit status of " + node.name()).isIn(0, 143);
    }
    for (NodeProcess node : all()) {
      exports.add(node.export());
    }
    assertThat(exports).allSatisfy(export -> assertThat(export).isEqualTo(exports.get(0)));
  }

  @Override
  public void close() {
    writers.forEach(Writer::close);
    readers.forEach(Reader::close);
    nodes.close();
  }
}
