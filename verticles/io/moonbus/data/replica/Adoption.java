package io.moonbus.data.replica;

import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pcollections.TreePMap;

/**
 * Takes over the data of another replica instead of the own, at the first meeting and after having been forgotten. Own writes that
 * the other cannot have seen and whose covering removals it cannot have forgotten are written anew; the rest is set aside. So is
 * what was saved of damaged files: what removed it may be among what was lost.
 */
final class Adoption {

  private final String node;
  private final Message.Digest sponsor;
  private final long origin;
  private final long begun;
  private Node root = Node.EMPTY;
  private Message.Page first;
  private long collected;
  private DataPath after;
  private boolean complete;
  private long request;
  private long askedAt;
  private long heardAt;
  private List<Op> aside = List.of();

  /** @param begun the clock when this process began */
  Adoption(String node, Message.Digest sponsor, long replica, long begun, long tick) {
    this.node = node;
    this.begun = begun;
    this.sponsor = sponsor;
    heardAt = tick;
    origin = Origins.of(replica, 0);
  }

  /** Whether one replica has to take over the data of another: it was forgotten, or its data are none or the younger. */
  static boolean isDue(State state, Message.Digest other, Run run) {
    if (state.self.history() == other.history()) {
      long own = Origins.replica(state.self.origin());
      long theirs = Origins.replica(other.origin());
      boolean toldSo = isOutside(other.members(), own, state.self.sponsor());
      if (own == theirs) {
        return isAstray(state.members, own) && (!toldSo || run.id() > other.run().id());
      }
      return (toldSo || isAstray(state.members, own)) && (own > theirs || !isOutside(state.members, theirs, other.sponsor()));
    }
    boolean entries = state.hasData();
    return entries == other.entries() ? state.self.history() > other.history() : !entries;
  }

  String node() {
    return node;
  }

  boolean isFrom(String other) {
    return node.equals(other);
  }

  /** The replica that this one is going to be. */
  long replica() {
    return Origins.replica(origin);
  }

  /** Whether it can go on, by what the other tells meanwhile. */
  boolean isGood(State state, Message.Digest digest, Run run) {
    return digest.origin() == sponsor.origin() && digest.history() == sponsor.history() && isDue(state, digest, run)
        && !isForgotten(digest.members(), Origins.replica(origin));
  }

  /**
   * Whether members did not wait for a replica before they forgot removals: they have forgotten it, or it became a member by
   * one of whom they do not hear.
   */
  static boolean isOutside(Map<Long, Member> members, long replica, long sponsor) {
    Member member = members.get(replica);
    if (member != null) {
      return member.forgotten();
    }
    return sponsor != 0 && (!members.containsKey(sponsor) || members.get(sponsor).forgotten());
  }

  private static boolean isForgotten(Map<Long, Member> members, long replica) {
    Member member = members.get(replica);
    return member != null && member.forgotten();
  }

  private static boolean isAstray(Map<Long, Member> members, long replica) {
    Member member = members.get(replica);
    return member != null && member.astray();
  }

  long heardAt() {
    return heardAt;
  }

  long askedAt() {
    return askedAt;
  }

  Message.Pull ask(long id, long tick) {
    request = id;
    askedAt = tick;
    return new Message.Pull(id, origin, sponsor.history(), true, Vector.EMPTY, after);
  }

  /** Whether it was what was asked for. */
  boolean take(Message.Page page, long tick) {
    if (page.request() != request || first != null && page.origin() != first.origin()) {
      return false;
    }
    heardAt = tick;
    first = first == null ? page : first;
    collected = Math.max(collected, page.collected());
    for (Op op : page.ops()) {
      root = Merge.apply(root, op.path(), op.register());
    }
    after = page.next();
    complete = after == null;
    return true;
  }

  boolean isComplete() {
    return complete;
  }

  /** Own writes that were not kept, after {@link #result}. */
  List<Op> aside() {
    return aside;
  }

  State result(State before) {
    State result = before.adopted(new State.Identity(origin, sponsor.history(), Origins.replica(first.origin())), root, first, members(before), collected);
    List<Op> rest = new ArrayList<>();
    List<Op> own = new ArrayList<>();
    Walk.registers(DataPath.ROOT, before.root, (path, node) -> own.add(new Op(path, node.register())));
    for (Op op : own) {
      if (isUnseen(before, op) && Merge.apply(result.root, op.path(), op.register()) != result.root) {
        result = result.again(op);
      } else if (op.register().value() != null && !isSame(result, op)) {
        rest.add(op);
      }
    }
    aside = rest;
    return result.replaced(before);
  }

  /** The other's members. Own ones that it does not know have to take over its data, too: it did not wait for them. */
  private TreePMap<Long, Member> members(State before) {
    TreePMap<Long, Member> members = TreePMap.from(sponsor.members());
    if (before.self.history() == sponsor.history()) {
      for (Map.Entry<Long, Member> own : before.members.entrySet()) {
        if (!members.containsKey(own.getKey())) {
          members = members.plus(own.getKey(), new Member(own.getValue().generation(), true));
        }
      }
    }
    return members.plus(Origins.replica(origin), new Member(0, false))
        .plus(Origins.replica(first.origin()), new Member(Origins.generation(first.origin()), false));
  }

  private boolean isUnseen(State before, Op op) {
    long writer = op.stamp().origin();
    if (before.self.history() != sponsor.history()) {
      return op.register().value() != null && (!before.self.isSalvaged() || before.members.containsKey(Origins.replica(writer)));
    }
    long own = Origins.replica(before.self.origin());
    boolean remembered = op.stamp().clock() > begun || !isAstray(sponsor.members(), own) && !isAstray(before.members, own);
    return Origins.replica(writer) == own && remembered && op.stamp().clock() > collected
        && !first.known().covers(op.stamp().clock(), writer);
  }

  private static boolean isSame(State state, Op op) {
    Register register = Walk.register(state.root, op.path());
    return register != null && op.register().value().equals(register.value());
  }
}
