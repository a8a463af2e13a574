(* ocaml_truth ROOT: what OCaml's own parser (compiler-libs) sees defined, one JSON object per line.
   Names are those of bindings at module level, functions bound anywhere, types with constructors and fields, exceptions,
   modules, module types, classes with methods and instance variables, values of signatures, tests with a title. *)
open Parsetree

let root = Sys.argv.(1)
let path = ref ""
let source = ref ""

let json s =
  let b = Buffer.create (String.length s + 2) in
  Buffer.add_char b '"';
  String.iter
    (fun c ->
      match c with
      | '"' | '\\' -> Buffer.add_char b '\\'; Buffer.add_char b c
      | c when Char.code c < 32 -> Buffer.add_string b (Printf.sprintf "\\u%04x" (Char.code c))
      | c -> Buffer.add_char b c)
    s;
  Buffer.add_char b '"';
  Buffer.contents b

let emit kind (name : string) (loc : Location.t) =
  if name <> "_" && not loc.loc_ghost then
    Printf.printf "{\"path\":%s,\"name\":%s,\"line\":%d,\"kind\":%s}\n" (json !path) (json name) loc.loc_start.pos_lnum (json kind)

let emit_name kind (n : string Location.loc) = emit kind n.txt n.loc

let rec is_function e =
  match e.pexp_desc with
  | Pexp_fun _ | Pexp_function _ -> true
  | Pexp_newtype (_, e) -> is_function e
  | Pexp_constraint (e, _) -> is_function e
  | _ -> false

let rec variables p =
  match p.ppat_desc with
  | Ppat_var n -> [ n ]
  | Ppat_alias (p, n) -> variables p @ [ n ]
  | Ppat_constraint (p, _) | Ppat_lazy p | Ppat_exception p | Ppat_open (_, p) -> variables p
  | Ppat_tuple ps | Ppat_array ps -> List.concat_map variables ps
  | Ppat_construct (_, Some (_, p)) | Ppat_variant (_, Some p) -> variables p
  | Ppat_record (fs, _) -> List.concat_map (fun (_, p) -> variables p) fs
  | Ppat_or (a, _) -> variables a
  | _ -> []

let rec head p = match p.ppat_desc with Ppat_constraint (p, _) -> head p | Ppat_var n -> Some n | _ -> None

let is_test id =
  List.mem id [ "expect_test"; "bench"; "quick_test" ] || (String.length id >= 4 && String.sub id 0 4 = "test")

(* a title is compared as written, without its quotes *)
let test (loc : Location.t) =
  let text = String.sub !source loc.loc_start.pos_cnum (loc.loc_end.pos_cnum - loc.loc_start.pos_cnum) in
  let quoted = String.length text >= 2 && text.[0] = '"' in
  emit "test" (if quoted then String.sub text 1 (String.length text - 2) else text) loc

let iterator =
  let open Ast_iterator in
  let bindings local bs =
    List.iter
      (fun vb ->
        match head vb.pvb_pat with
        | Some n -> if is_function vb.pvb_expr then emit_name "function" n else if not local then emit_name "variable" n
        | None -> if not local then List.iter (emit_name "variable") (variables vb.pvb_pat))
      bs
  in
  let label l = emit_name "field" l.pld_name in
  let constructor_arguments = function Pcstr_record ls -> List.iter label ls | Pcstr_tuple _ -> () in
  let extension_constructor kind c =
    emit_name kind c.pext_name;
    match c.pext_kind with Pext_decl (a, _) -> constructor_arguments a | Pext_rebind _ -> ()
  in
  {
    default_iterator with
    structure_item =
      (fun it item ->
        (match item.pstr_desc with
        | Pstr_value (_, bs) -> bindings false bs
        | Pstr_primitive v -> emit_name "function" v.pval_name
        | Pstr_exception e -> extension_constructor "exception" e.ptyexn_constructor
        | Pstr_extension (({ txt; _ }, PStr [ { pstr_desc = Pstr_value (_, [ { pvb_pat; _ } ]); _ } ]), _) when is_test txt -> (
            match pvb_pat.ppat_desc with
            | Ppat_constant (Pconst_string (_, at, _)) -> test { at with loc_ghost = false }
            | _ -> ())
        | _ -> ());
        default_iterator.structure_item it item);
    signature_item =
      (fun it item ->
        (match item.psig_desc with
        | Psig_value v -> emit_name (match v.pval_type.ptyp_desc with Ptyp_arrow _ -> "function" | _ -> if v.pval_prim <> [] then "function" else "variable") v.pval_name
        | Psig_exception e -> extension_constructor "exception" e.ptyexn_constructor
        | Psig_module { pmd_name = { txt = Some name; loc }; _ } -> emit "module" name loc
        | Psig_recmodule ms -> List.iter (fun m -> match m.pmd_name with { txt = Some name; loc } -> emit "module" name loc | _ -> ()) ms
        | Psig_modsubst m -> emit_name "module" m.pms_name
        | Psig_class cs -> List.iter (fun c -> emit_name "class" c.pci_name) cs
        | Psig_class_type cs -> List.iter (fun c -> emit_name "interface" c.pci_name) cs
        | _ -> ());
        default_iterator.signature_item it item);
    type_declaration =
      (fun it t ->
        emit_name "type" t.ptype_name;
        (match t.ptype_kind with
        | Ptype_variant cs -> List.iter (fun c -> emit_name "constructor" c.pcd_name; constructor_arguments c.pcd_args) cs
        | Ptype_record ls -> List.iter label ls
        | _ -> ());
        default_iterator.type_declaration it t);
    type_extension =
      (fun it t ->
        List.iter (extension_constructor "constructor") t.ptyext_constructors;
        default_iterator.type_extension it t);
    module_binding =
      (fun it m ->
        (match m.pmb_name with { txt = Some name; loc } -> emit "module" name loc | _ -> ());
        default_iterator.module_binding it m);
    module_type_declaration =
      (fun it m ->
        emit_name "signature" m.pmtd_name;
        default_iterator.module_type_declaration it m);
    class_declaration =
      (fun it c ->
        emit_name "class" c.pci_name;
        default_iterator.class_declaration it c);
    class_type_declaration = (fun it c -> default_iterator.class_type_declaration it c);
    class_field =
      (fun it f ->
        (match f.pcf_desc with
        | Pcf_method (n, _, _) -> emit_name "method" n
        | Pcf_val (n, _, _) -> emit_name "field" n
        | _ -> ());
        default_iterator.class_field it f);
    class_type_field =
      (fun it f ->
        (match f.pctf_desc with
        | Pctf_method (n, _, _, _) -> emit_name "method" n
        | Pctf_val (n, _, _, _) -> emit_name "field" n
        | _ -> ());
        default_iterator.class_type_field it f);
    expr =
      (fun it e ->
        (match e.pexp_desc with
        | Pexp_let (_, bs, _) -> bindings true bs
        | Pexp_letmodule ({ txt = Some name; loc }, _, _) -> emit "module" name loc
        | Pexp_letexception (c, _) -> extension_constructor "exception" c
        | Pexp_apply ({ pexp_desc = Pexp_ident { txt; _ }; _ }, (Nolabel, { pexp_desc = Pexp_constant (Pconst_string (_, at, _)); _ }) :: _)
          when List.mem (Longident.last txt) [ "test_case"; ">::"; ">:::" ] ->
            test at
        | _ -> ());
        default_iterator.expr it e);
    (* "with type t = int" and what attributes say define nothing *)
    with_constraint = (fun _ _ -> ());
    attribute = (fun _ _ -> ());
  }



let read file =
  path := file;
  let full = Filename.concat root file in
  let channel = open_in_bin full in
  source := really_input_string channel (in_channel_length channel);
  close_in channel;
  let lexer () =
    let lexbuf = Lexing.from_string !source in
    Location.init lexbuf file;
    lexbuf
  in
  try
    if Filename.check_suffix file ".mli" then iterator.signature iterator (Parse.interface (lexer ()))
    else
      let items =
        try Parse.implementation (lexer ())
        with _ ->
          (* a script: #use "x", #load "y" *)
          List.concat_map (function Ptop_def items -> items | Ptop_dir _ -> []) (Parse.use_file (lexer ()))
      in
      iterator.structure iterator items
  with _ -> Printf.printf "{\"t\":\"error\",\"path\":%s}\n" (json file)

let rec walk folder =
  Array.iter
    (fun name ->
      let file = if folder = "" then name else folder ^ "/" ^ name in
      let full = Filename.concat root file in
      match (Unix.lstat full).st_kind with
      | S_DIR -> walk file
      | S_REG -> if Filename.check_suffix name ".ml" || Filename.check_suffix name ".mli" then read file
      | _ -> ())
    (let names = Sys.readdir (Filename.concat root folder) in
     Array.sort compare names; names)

let () =
  Clflags.error_style := Some Misc.Error_style.Short;
  walk ""
