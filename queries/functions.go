package queries

// functions are those that a query of a user's own may call, of either engine:
// they see nothing but their arguments and the graph. Those of the server's
// extensions are not among them, nor those that count sequences, read settings
// or raise errors.
var functions = set(`
	all any none single exists isempty
	avg collect count max min percentilecont percentiledisc stdev stdevp sum
	coalesce elementid endnode head id ifnull keys label labels last length nodes nullif properties relationships rels
	size startnode timestamp type typeof valuetype
	cast tobool toboolean tobooleanlist tobooleanornull tofloat tofloatlist tofloatornull tointeger tointegerlist
	tointegerornull tostring tostringlist tostringornull to_double to_float to_int32 to_int64 string
	range reduce reverse tail
	abs ceil ceiling e exp floor isnan ln log log10 log2 pi pow power round sign sqrt greatest least
	acos asin atan atan2 cos cot degrees haversin radians sin tan
	btrim char_length character_length concat concat_ws contains ends_with initcap left lower lpad ltrim normalize
	isnormalized prefix repeat replace right rpad rtrim split starts_with string_split split_part substring substr suffix
	tolower toupper trim upper levenshtein
	regexp_extract regexp_extract_all regexp_full_match regexp_matches regexp_replace regexp_split_to_array
	list_any_value list_append list_cat list_concat list_contains list_distinct list_element list_extract list_filter
	list_has list_has_all list_indexof list_len list_position list_prepend list_product list_reduce list_reverse
	list_reverse_sort list_slice list_sort list_sum list_to_string list_transform list_unique
	array_length cardinality element_at map map_extract map_keys map_values struct_extract
	date date.truncate date_part date_trunc datepart datetrunc datetime datetime.fromepoch datetime.fromepochmillis
	datetime.truncate dayname duration duration.between duration.indays duration.inmonths duration.inseconds interval
	last_day localdatetime localdatetime.truncate localtime localtime.truncate make_date monthname time time.truncate
	to_days to_hours to_minutes to_months to_seconds to_years
	point point.distance point.withinbbox
	allshortestpaths shortestpath is_acyclic is_trail`)
