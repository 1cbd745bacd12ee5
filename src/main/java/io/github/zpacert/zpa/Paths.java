package io.github.zpacert.zpa;

import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.net.Words;
import io.github.zpacert.tenant.TenantException.Kind;
import java.net.URI;
import java.util.regex.Pattern;

/** The addresses of one customer's objects. */
final class Paths {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

  private final String base;
  private final String customerId;

  Paths(String base, String customerId) {
    this.base = base;
    this.customerId = customerId;
  }

  /** A list of a microtenant's objects. */
  URI list(String version, String resource, String microtenantId) throws CallException {
    return URI.create(of(version, resource) + "?microtenantId=" + checked(microtenantId));
  }

  /** One object, as its microtenant sees it. */
  URI object(String resource, String id, String microtenantId) throws CallException {
    return URI.create(
        of("v1", resource) + "/" + checked(id) + "?microtenantId=" + checked(microtenantId));
  }

  /** The segments or portals of a microtenant. */
  URI consumers(ConsumerObject.Type type, String microtenantId) throws CallException {
    return list("v1", resource(type), microtenantId);
  }

  /** One segment or portal, in its owner's microtenant. */
  URI consumer(ConsumerObject object) throws CallException {
    return object(resource(object.type()), object.id(), object.microtenantId());
  }

  private static String resource(ConsumerObject.Type type) {
    return switch (type) {
      case APPLICATION_SEGMENT -> "application";
      case PRA_PORTAL -> "praPortal";
      case USER_PORTAL -> "userPortal";
    };
  }

  URI microtenants(String resource) {
    return URI.create(of("v1", resource));
  }

  /** One page of a list; the size never changes, for a server that counts in other pages would skip objects. */
  static URI page(URI list, int number) {
    String separator = list.getRawQuery() == null ? "?" : "&";
    return URI.create(list + separator + "page=" + number + "&pagesize=" + Page.SIZE);
  }

  private String of(String version, String resource) {
    return base + "/mgmtconfig/" + version + "/admin/customers/" + customerId + "/" + resource;
  }

  /** An id comes from a state file or an answer: it must not be able to become another address. */
  private static String checked(String id) throws CallException {
    if (!ID.matcher(id).matches()) {
      throw CallException.of(
          Kind.REFUSED, "request", "\"" + Words.oneLine(id) + "\" is not an id of ZPA's");
    }
    return id;
  }
}
