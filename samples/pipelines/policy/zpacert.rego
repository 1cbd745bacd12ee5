# A policy over saved plans for conftest and OPA, which Terraform's plans are checked with in the same words:
#
#   conftest test --parser json --policy policy zpacert.plan
package main

import rego.v1

max_creates := 10

# names that only people delete, in ZPA's own pages
kept := {"portal.example.com"}

min_bits := {"RSA": 2048, "EC": 256}

max_days := 398

certificates := [c | some c in input.resource_changes; c.type == "zpa_ba_certificate"]

new := [c | some c in certificates; "create" in c.change.actions]

deny contains "this is no plan of zpacert" if not input.x_zpacert.digest

deny contains sprintf("%s: must not be deleted", [c.address]) if {
	some c in certificates
	c.change.actions == ["delete"]
	c.change.before.name in kept
}

deny contains sprintf("%d new certificates, more than %d", [count(new), max_creates]) if count(new) > max_creates

deny contains sprintf("%s: key is %s, shorter than %d", [c.address, c.change.after.key_algorithm, min_bits[kind]]) if {
	some c in new
	[kind, bits] := split(c.change.after.key_algorithm, " ")
	to_number(bits) < min_bits[kind]
}

deny contains sprintf("%s: lives for %d days, longer than %d", [c.address, days, max_days]) if {
	some c in new
	life := time.parse_rfc3339_ns(c.change.after.not_after) - time.parse_rfc3339_ns(c.change.after.not_before)
	days := round(life / (((24 * 60) * 60) * 1000000000))
	days > max_days
}

deny contains sprintf("%s: says nothing of what it is for", [c.address]) if {
	some c in new
	c.change.after.description in {"", null}
}

warn contains sprintf("%s: made from a checkout with changes that are not committed", [input.x_zpacert.made.commit]) if {
	input.x_zpacert.made.dirty == true
}
