package io.moonbus.lua.api.declaration;

/** Groups of peers. */
final class GroupApi {

  static final ApiObject GROUPS = ApiObject.collection("Groups", "string", "Group?", """
      Groups by id. The call form also takes the raw id of 32 bytes. A group is there as long as it has members.""")
      .method("join(peerId: string, groupId: string): Member", "The same as `mona:joinGroup`.")
      .difference("Missing in MonaServer, where the documentation promises it.");

  static final ApiObject GROUP = identified(new ApiObject("Group", "Peers that belong together."))
      .field("members", "Members", "Its members.")
      .method("size(): integer", "How many members it has.");

  static final ApiObject MEMBERS = ApiObject.collection("Members", "string", "Member?", """
      The members of a group by the id of the peer. The call form also takes the raw id of 32 bytes.""");

  static final ApiObject MEMBER = identified(new ApiObject("Member", "A peer in a group."))
      .method("release()", "Takes the peer out of the group.");

  private GroupApi() {
  }

  private static ApiObject identified(ApiObject object) {
    return object
        .field("id", "string", "64 hexadecimal digits.")
        .field("rawId", "string", "The same as 32 bytes.");
  }
}
