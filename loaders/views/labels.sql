-- Every code value with the label and order in which pages show it.
select table_name, column_name, value, value_label as label, value_plural as plural, value_order as "order", value_class as class, value_description as description
from codebook
where value is not null
