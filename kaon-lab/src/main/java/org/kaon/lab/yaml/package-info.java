/// YAML text as a tree in which every value knows its line and column, and the binding of such a
/// tree to records.
///
/// Enter at [org.kaon.lab.yaml.YamlText] (text to tree), [org.kaon.lab.yaml.Overrides] (`--set
/// path=value`) and [org.kaon.lab.yaml.Fields] (tree to record). Mistakes are collected in
/// [org.kaon.lab.yaml.Problems] and thrown together as one [org.kaon.lab.yaml.ConfigException].
/// Knows nothing of what an experiment is.
@NullMarked
package org.kaon.lab.yaml;

import org.jspecify.annotations.NullMarked;
