package graph

import (
	"encoding/json"
	"math"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"github.com/parley-talks/parley/graph/resolver"
)

// gqlgen finds a number out of range, or a date that is none, only when it
// calls the resolver of a field that is reached, and takes the text "1" for a
// number. The rule and the check here find them before anything is executed.

// ownScalars read the scalars of the schema from a text.
var ownScalars = map[string]func(any) error{
	"Date":     func(v any) error { _, err := resolver.UnmarshalDate(v); return err },
	"DateTime": func(v any) error { _, err := resolver.UnmarshalDateTime(v); return err },
	"Duration": func(v any) error { _, err := resolver.UnmarshalDuration(v); return err },
}

var likeScalar = map[string]string{"Date": "2025-04-10", "DateTime": "2025-04-10T14:05:00Z", "Duration": "PT6H"}

// validationRules are the standard ones and that literals fit their types.
func validationRules() *rules.Rules {
	all := rules.NewDefaultRules()
	all.AddRule("LiteralsFitTheirTypes", func(observers *core.Events, addError core.AddErrFunc) {
		observers.OnValue(func(_ *core.Walker, v *ast.Value) {
			if v.Definition == nil || v.Kind == ast.Variable || v.Kind == ast.NullValue || v.Kind == ast.ListValue {
				return
			}
			read, own := ownScalars[v.Definition.Name]
			switch {
			case v.Definition.Name == "Int" && v.Kind == ast.IntValue:
				if _, err := strconv.ParseInt(v.Raw, 10, 32); err != nil {
					addError(core.Message("Int cannot represent %s: it is not within 32 bits.", v.Raw), core.At(v.Position))
				}
			case v.Definition.Name == "Float" && (v.Kind == ast.IntValue || v.Kind == ast.FloatValue):
				if _, err := strconv.ParseFloat(v.Raw, 64); err != nil {
					addError(core.Message("Float cannot represent %s.", v.Raw), core.At(v.Position))
				}
			case own && (v.Kind != ast.StringValue || read(v.Raw) != nil):
				addError(core.Message("%s cannot represent %s: it is written like %q.", v.Definition.Name, v.String(), likeScalar[v.Definition.Name]), core.At(v.Position))
			}
		})
	})
	return all
}

// checkVariables refuses values of another type than the operation declares, and
// their want. What is unknown gqlgen itself refuses.
func checkVariables(schema *ast.Schema, op *ast.OperationDefinition, values map[string]any) *gqlerror.Error {
	for _, v := range op.VariableDefinitions {
		value, given := values[v.Variable]
		if v.Type.NonNull && v.DefaultValue == nil && value == nil {
			return refusal(codeBadInput, "the variable $%s of type %s has no value", v.Variable, v.Type)
		}
		if given && !fits(schema, v.Type, value) {
			return refusal(codeBadInput, "the variable $%s does not fit its type %s", v.Variable, v.Type)
		}
	}
	return nil
}

// fits reports whether a decoded JSON value, numbers as json.Number, can be of
// a type. Whether null is allowed, and whether names of enum values and input
// fields exist, gqlgen checks well.
func fits(schema *ast.Schema, t *ast.Type, value any) bool {
	if value == nil {
		return true
	}
	if t.Elem != nil {
		list, ok := value.([]any)
		if !ok {
			return fits(schema, t.Elem, value) // one item stands for a list of it
		}
		for _, item := range list {
			if !fits(schema, t.Elem, item) {
				return false
			}
		}
		return true
	}
	def := schema.Types[t.NamedType]
	if def == nil {
		return true // the executor says that there is no such type
	}
	if def.Kind == ast.InputObject {
		fields, ok := value.(map[string]any)
		for name, item := range fields {
			if f := def.Fields.ForName(name); f != nil && !fits(schema, f.Type, item) {
				return false
			}
		}
		return ok
	}
	if read, own := ownScalars[t.NamedType]; own {
		return read(value) == nil
	}
	switch v := value.(type) {
	case json.Number:
		f, err := v.Float64()
		whole := err == nil && f == math.Trunc(f)
		return err == nil && (t.NamedType == "Float" || (t.NamedType == "ID" && whole) ||
			(t.NamedType == "Int" && whole && f >= math.MinInt32 && f <= math.MaxInt32))
	case string:
		return t.NamedType == "String" || t.NamedType == "ID" || def.Kind == ast.Enum
	case bool:
		return t.NamedType == "Boolean"
	}
	return false
}
