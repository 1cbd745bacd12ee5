# conftest verify --policy policy
package main

import rego.v1

certificate(changed) := object.union(
	{
		"name": "shop.example.com",
		"description": "Shop",
		"key_algorithm": "RSA 2048",
		"not_before": "2026-11-01T00:00:00Z",
		"not_after": "2027-01-30T00:00:00Z",
	},
	changed,
)

plan(actions, before, after) := {
	"x_zpacert": {"digest": "00", "made": {"commit": null, "dirty": null}},
	"resource_changes": [{
		"address": "Default/shop.example.com",
		"type": "zpa_ba_certificate",
		"change": {"actions": actions, "before": before, "after": after},
	}],
}

test_takes_an_ordinary_certificate if {
	count(deny) == 0 with input as plan(["create"], null, certificate({}))
	count(warn) == 0 with input as plan(["create"], null, certificate({}))
}

test_refuses_what_is_no_plan if {
	deny == {"this is no plan of zpacert"} with input as {}
}

test_refuses_to_delete_what_is_kept if {
	deny == {"Default/shop.example.com: must not be deleted"} with input as plan(
		["delete"],
		certificate({"name": "portal.example.com"}), null,
	)
}

test_lets_others_be_deleted if {
	count(deny) == 0 with input as plan(["delete"], certificate({}), null)
}

test_refuses_short_keys if {
	deny == {"Default/shop.example.com: key is RSA 1024, shorter than 2048"} with input as plan(
		["create"], null,
		certificate({"key_algorithm": "RSA 1024"}),
	)
}

test_refuses_long_lives if {
	deny == {"Default/shop.example.com: lives for 729 days, longer than 398"} with input as plan(
		["create"], null,
		certificate({"not_before": "2025-02-01T00:00:00Z", "not_after": "2027-01-31T00:00:00Z"}),
	)
}

test_refuses_missing_descriptions if {
	deny == {"Default/shop.example.com: says nothing of what it is for"} with input as plan(
		["create"], null,
		certificate({"description": ""}),
	)
}

test_refuses_too_many if {
	one := plan(["create"], null, certificate({}))
	many := object.union(
		one,
		{"resource_changes": [c | some i in numbers.range(1, 11); i > 0; c := one.resource_changes[0]]},
	)
	deny == {"11 new certificates, more than 10"} with input as many
}

test_warns_of_a_dirty_checkout if {
	made := object.union(
		plan(["create"], null, certificate({})),
		{"x_zpacert": {"digest": "00", "made": {"commit": "4f2a", "dirty": true}}},
	)
	count(warn) == 1 with input as made
}
