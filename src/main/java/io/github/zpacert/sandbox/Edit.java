package io.github.zpacert.sandbox;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The writing of an object that is under way, and what the server adds to it.
 *
 * @param id of the object
 * @param before the object as it was; absent when it is new
 * @param ids for new parts of it
 * @param when seconds since the epoch
 * @param who the writer's id
 */
record Edit(
    String id, String customerId, Optional<ObjectNode> before, Ids ids, long when, String who) {}
