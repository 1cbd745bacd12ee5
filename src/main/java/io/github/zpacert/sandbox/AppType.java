package io.github.zpacert.sandbox;

import java.util.Arrays;
import java.util.Optional;

/** What an application of a segment is for. The names are the API's. */
enum AppType {
  BROWSER_ACCESS("clientlessApps", "baAppId", "deletedBaApps"),
  INSPECT("inspectionApps", "inspectAppId", "deletedInspectApps"),
  SECURE_REMOTE_ACCESS("praApps", "praAppId", "deletedPraApps");

  private final String list;
  private final String idKey;
  private final String deletedKey;

  AppType(String list, String idKey, String deletedKey) {
    this.list = list;
    this.idKey = idKey;
    this.deletedKey = deletedKey;
  }

  static Optional<AppType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  /** Where a segment shows its applications of this type. */
  String list() {
    return list;
  }

  /** What holds the id of an application that exists, in the write form. */
  String idKey() {
    return idKey;
  }

  /** What names those to be dropped, in the write form. */
  String deletedKey() {
    return deletedKey;
  }
}
